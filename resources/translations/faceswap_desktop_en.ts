<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>JobMenu</name>
    <message numerus="yes">
        <source>&amp;Delete %n job(s)</source>
        <translation>
            <numerusform>&amp;Delete %n job</numerusform>
            <numerusform>&amp;Delete %n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OptionForm</name>
    <message numerus="yes">
        <source>More options (%n changed)</source>
        <translation>
            <numerusform>More options (%n changed)</numerusform>
            <numerusform>More options (%n changed)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptField</name>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>%n character left</numerusform>
            <numerusform>%n characters left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StopWords</name>
    <message numerus="yes">
        <source>&amp;Cancel %n job(s)</source>
        <translation>
            <numerusform>&amp;Cancel %n job</numerusform>
            <numerusform>&amp;Cancel %n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n job(s)?</source>
        <translation>
            <numerusform>Cancel %n job?</numerusform>
            <numerusform>Cancel %n jobs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>S&amp;top %n job(s)…</source>
        <translation>
            <numerusform>S&amp;top %n job…</numerusform>
            <numerusform>S&amp;top %n jobs…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n job(s)?</source>
        <translation>
            <numerusform>Stop %n job?</numerusform>
            <numerusform>Stop %n jobs?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>account</name>
    <message numerus="yes">
        <source>%n credit(s)</source>
        <translation>
            <numerusform>%n credit</numerusform>
            <numerusform>%n credits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>batch</name>
    <message numerus="yes">
        <source>%n could not be saved.</source>
        <translation>
            <numerusform>%n could not be saved.</numerusform>
            <numerusform>%n could not be saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faces; face {number} is taken</source>
        <translation>
            <numerusform>%n face; face {number} is taken</numerusform>
            <numerusform>%n faces; face {number} is taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sure</source>
        <translation>
            <numerusform>%n not sure</numerusform>
            <numerusform>%n not sure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) saved in {folder}.</source>
        <translation>
            <numerusform>%n picture saved in {folder}.</numerusform>
            <numerusform>%n pictures saved in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n stopped</numerusform>
            <numerusform>%n stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change background of %n photo(s)</source>
        <translation>
            <numerusform>Change background of %n photo</numerusform>
            <numerusform>Change background of %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n photo(s) can be changed at once; the rest was left out.</source>
        <translation>
            <numerusform>Only %n photo can be changed at once; the rest was left out.</numerusform>
            <numerusform>Only %n photos can be changed at once; the rest was left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Swap face in %n photo(s)</source>
        <translation>
            <numerusform>Swap face in %n photo</numerusform>
            <numerusform>Swap face in %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n photo(s) are done.</source>
        <translation>
            <numerusform>{done} of %n photo is done.</numerusform>
            <numerusform>{done} of %n photos are done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>closing</name>
    <message numerus="yes">
        <source>Delete %n unsaved result(s)?</source>
        <translation>
            <numerusform>Delete %n unsaved result?</numerusform>
            <numerusform>Delete %n unsaved results?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consent</name>
    <message numerus="yes">
        <source>The photos of %n job(s) will be sent to {receiver}.</source>
        <translation>
            <numerusform>The photos of %n job will be sent to {receiver}.</numerusform>
            <numerusform>The photos of %n jobs will be sent to {receiver}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This costs %n credit(s).</source>
        <translation>
            <numerusform>This costs %n credit.</numerusform>
            <numerusform>This costs %n credits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>history</name>
    <message numerus="yes">
        <source>%n job(s) deleted.</source>
        <translation>
            <numerusform>%n job deleted.</numerusform>
            <numerusform>%n jobs deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kept</name>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n face</numerusform>
            <numerusform>%n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>panes</name>
    <message numerus="yes">
        <source>%n faces</source>
        <translation>
            <numerusform>%n face</numerusform>
            <numerusform>%n faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message numerus="yes">
        <source>Swap %n face(s)</source>
        <translation>
            <numerusform>Swap %n face</numerusform>
            <numerusform>Swap %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting for its turn, %n before it</source>
        <translation>
            <numerusform>Waiting for its turn, %n before it</numerusform>
            <numerusform>Waiting for its turn, %n before it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} of %n people have a face.</source>
        <translation>
            <numerusform>{n} of %n person has a face.</numerusform>
            <numerusform>{n} of %n people have a face.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wait</name>
    <message numerus="yes">
        <source>lately about %n minute(s)</source>
        <translation>
            <numerusform>lately about %n minute</numerusform>
            <numerusform>lately about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>lately about %n second(s)</source>
        <translation>
            <numerusform>lately about %n second</numerusform>
            <numerusform>lately about %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>usually %n minute(s)</source>
        <translation>
            <numerusform>usually %n minute</numerusform>
            <numerusform>usually %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>usually %n second(s)</source>
        <translation>
            <numerusform>usually %n second</numerusform>
            <numerusform>usually %n seconds</numerusform>
        </translation>
    </message>
</context>
</TS>
