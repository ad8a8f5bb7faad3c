<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About FaceSwap Desktop</source>
        <translation>关于 FaceSwap Desktop</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>使用的组件</translation>
    </message>
    <message>
        <source>Puts a face into a photo, or changes its background. Free software under the GNU General Public License, version 3 or later; it comes without any warranty.</source>
        <translation>为照片换脸或更换背景。本程序是自由软件，依据 GNU 通用公共许可证第 3 版或更高版本发布，不提供任何担保。</translation>
    </message>
    <message>
        <source>The text of this licence is not part of this copy.</source>
        <translation>此份程序中未附带该许可证的全文。</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
</context>
<context>
    <name>AccountGuide</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Enter the access key</source>
        <translation>输入访问密钥</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Paste the access key and press Check. That is free and shows what is left.</source>
        <translation>粘贴访问密钥，然后点击“检查”。检查免费，并会显示余额。</translation>
    </message>
    <message>
        <source>Set up {service}</source>
        <translation>设置 {service}</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
</context>
<context>
    <name>AccountNotice</name>
    <message>
        <source>Get a key</source>
        <translation>获取密钥</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>This costs {price}; {left} are left with {service}.</source>
        <translation>此操作需要 {price}；您在 {service} 还剩 {left}。</translation>
    </message>
    <message>
        <source>{service} needs an access key.</source>
        <translation>{service} 需要访问密钥。</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Always send to {service} without asking</source>
        <translation>总是发送到 {service}，不再询问</translation>
    </message>
    <message>
        <source>Forget this account…</source>
        <translation>移除此账户…</translation>
    </message>
    <message>
        <source>Photos go to this service without the question before the first one.</source>
        <translation>照片会直接发送给此服务，首次发送前也不再询问。</translation>
    </message>
    <message>
        <source>Saved faces…</source>
        <translation>已保存的人脸…</translation>
    </message>
</context>
<context>
    <name>AddressField</name>
    <message>
        <source>Address of {service}</source>
        <translation>{service} 的地址</translation>
    </message>
    <message>
        <source>An address begins with https://, or with http:// where it means this computer.</source>
        <translation>地址须以 https:// 开头；指向本机时也可以用 http://。</translation>
    </message>
    <message>
        <source>At the moment {variable} is used instead.</source>
        <translation>当前改用 {variable} 的值。</translation>
    </message>
</context>
<context>
    <name>AdvancedSettings</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Open the program&apos;s folder</source>
        <translation>打开程序文件夹</translation>
    </message>
    <message>
        <source>Results, history and settings lie there</source>
        <translation>结果、历史记录和设置都保存在其中</translation>
    </message>
    <message>
        <source>Your photos and your access key go to the address that stands here. Leave it empty unless you run the service yourself.</source>
        <translation>您的照片和访问密钥会发送到此处填写的地址。除非服务由您自己运行，否则请留空。</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Open Settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>The result was not saved by itself. {why}</source>
        <translation>结果未能自动保存。{why}</translation>
    </message>
</context>
<context>
    <name>BatchBar</name>
    <message>
        <source>Batch</source>
        <translation>批量处理</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closes this line; the results stay</source>
        <translation>关闭此行；结果会保留</translation>
    </message>
    <message>
        <source>Save all</source>
        <translation>全部保存</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>全部保存…</translation>
    </message>
    <message>
        <source>Show list</source>
        <translation>显示列表</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Stop all…</source>
        <translation>全部停止…</translation>
    </message>
    <message>
        <source>Try the failed again</source>
        <translation>重试失败的照片</translation>
    </message>
</context>
<context>
    <name>BatchDesk</name>
    <message>
        <source>Leave them</source>
        <translation>不重试</translation>
    </message>
    <message>
        <source>Some of them may have been charged already.</source>
        <translation>其中一些可能已经收费。</translation>
    </message>
    <message>
        <source>There are no photos in this folder.</source>
        <translation>此文件夹中没有照片。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try these again?</source>
        <translation>要重试这些照片吗？</translation>
    </message>
</context>
<context>
    <name>BatchRow</name>
    <message>
        <source>Remove {name}</source>
        <translation>移除“{name}”</translation>
    </message>
    <message>
        <source>Removes it from this list; the file stays</source>
        <translation>从此列表移除；文件会保留</translation>
    </message>
</context>
<context>
    <name>BatchView</name>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Click a photo to see it, or to choose another face in it.</source>
        <translation>点击照片即可查看，或选择其中的另一张人脸。</translation>
    </message>
    <message>
        <source>Photos to change</source>
        <translation>要修改的照片</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
</context>
<context>
    <name>CardButton</name>
    <message>
        <source>More for {name}</source>
        <translation>{name} 的更多操作</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
</context>
<context>
    <name>ChannelFormView</name>
    <message>
        <source>Add channel</source>
        <translation>添加频道</translation>
    </message>
    <message>
        <source>How to set it up</source>
        <translation>查看设置方法</translation>
    </message>
    <message>
        <source>I understand, and want to go on</source>
        <translation>我已了解，继续</translation>
    </message>
</context>
<context>
    <name>ChannelRow</name>
    <message>
        <source>Remove channel {channel}</source>
        <translation>移除频道 {channel}</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
</context>
<context>
    <name>ChannelSection</name>
    <message>
        <source>Add a channel</source>
        <translation>添加频道</translation>
    </message>
    <message>
        <source>Any with credits left</source>
        <translation>任一仍有点数的频道</translation>
    </message>
    <message>
        <source>Channel to work in</source>
        <translation>使用的频道</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>频道</translation>
    </message>
    <message>
        <source>Check the access key to see the channels of your account.</source>
        <translation>验证访问密钥后即可看到您账户中的频道。</translation>
    </message>
    <message>
        <source>Jobs can no longer be done in it. The channel itself stays where it is.</source>
        <translation>之后将无法再用它执行任务。频道本身不受影响。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove this channel from the account?</source>
        <translation>要从账户中移除此频道吗？</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Delete and close</source>
        <translation>删除并关闭</translation>
    </message>
    <message>
        <source>History is off, so nothing is kept when the program closes.</source>
        <translation>历史记录已关闭，因此关闭程序后不会保留任何内容。</translation>
    </message>
    <message>
        <source>It may be charged; the next start asks the service what became of it.</source>
        <translation>可能会收费；下次启动时会向服务查询结果。</translation>
    </message>
    <message>
        <source>Keep sending</source>
        <translation>继续发送</translation>
    </message>
    <message>
        <source>Keep them this time</source>
        <translation>这次保留</translation>
    </message>
    <message>
        <source>Still sending. Close anyway?</source>
        <translation>仍在发送。确定要关闭吗？</translation>
    </message>
</context>
<context>
    <name>ColourField</name>
    <message>
        <source>Choose a colour</source>
        <translation>选择颜色</translation>
    </message>
    <message>
        <source>Choose any other colour</source>
        <translation>选择其他颜色</translation>
    </message>
    <message>
        <source>Cream</source>
        <translation>米白</translation>
    </message>
    <message>
        <source>Dark grey</source>
        <translation>深灰</translation>
    </message>
    <message>
        <source>Light blue</source>
        <translation>浅蓝</translation>
    </message>
    <message>
        <source>Light grey</source>
        <translation>浅灰</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>Own colour</source>
        <translation>自定颜色</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
</context>
<context>
    <name>CompareHandle</name>
    <message>
        <source>Drag the result from here into another program</source>
        <translation>从这里把结果拖到其他程序中</translation>
    </message>
    <message>
        <source>Drag the result out</source>
        <translation>拖出结果</translation>
    </message>
</context>
<context>
    <name>CompareSlider</name>
    <message>
        <source>Divider between Before and After</source>
        <translation>修改前与修改后的分隔线</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys</source>
        <translation>拖动，或使用方向键</translation>
    </message>
    <message>
        <source>How much of Before is seen, in percent</source>
        <translation>修改前部分所占的百分比</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} 像素</translation>
    </message>
</context>
<context>
    <name>ConsentBar</name>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>Do &amp;not send</source>
        <translation>不发送(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Always send to {service}</source>
        <translation>总是发送到 {service}(&amp;A)</translation>
    </message>
    <message>
        <source>Opens in your browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Terms of the service</source>
        <translation>服务条款</translation>
    </message>
    <message>
        <source>Use only faces of people who agreed to it.</source>
        <translation>请只使用已征得本人同意的人脸。</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>发送的内容</translation>
    </message>
    <message>
        <source>Without asking again. It can be taken back in Settings.</source>
        <translation>不再询问。可在设置中撤销。</translation>
    </message>
</context>
<context>
    <name>DetailsFold</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Change what is behind</source>
        <translation>更换照片背景</translation>
    </message>
    <message>
        <source>Choose the new background</source>
        <translation>选择新背景</translation>
    </message>
    <message>
        <source>Drop a photo of the face</source>
        <translation>拖入人脸照片</translation>
    </message>
    <message>
        <source>Drop the photo to change</source>
        <translation>拖入要修改的照片</translation>
    </message>
    <message>
        <source>Everything can be changed later.</source>
        <translation>以后都可以更改。</translation>
    </message>
    <message>
        <source>Make a portrait</source>
        <translation>制作肖像</translation>
    </message>
    <message>
        <source>No photo at hand?</source>
        <translation>手边没有照片？</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Press Change background, compare, save</source>
        <translation>点击“更换背景”，对比，保存</translation>
    </message>
    <message>
        <source>Press Make a portrait, compare, save</source>
        <translation>点击“制作肖像”，对比，保存</translation>
    </message>
    <message>
        <source>Press Swap face, compare, save</source>
        <translation>点击“换脸”，对比，保存</translation>
    </message>
    <message>
        <source>Put a face into a photo</source>
        <translation>为照片换脸</translation>
    </message>
    <message>
        <source>Say what it should look like</source>
        <translation>描述想要的样子</translation>
    </message>
    <message>
        <source>Try with samples</source>
        <translation>试用示例照片</translation>
    </message>
</context>
<context>
    <name>FaceMark</name>
    <message>
        <source>Choose this face</source>
        <translation>选择此人脸</translation>
    </message>
    <message>
        <source>Face {number} of {count}</source>
        <translation>第 {number} 张人脸，共 {count} 张</translation>
    </message>
    <message>
        <source>Gets the face in {name}</source>
        <translation>使用“{name}”中的人脸</translation>
    </message>
</context>
<context>
    <name>FaceNameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>A copy of the photo stays on this computer until you delete it. Keep only faces of people who agreed to it.</source>
        <translation>照片的副本会保存在这台电脑上，直到您删除它。请仅保存已同意者的人脸。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep face</source>
        <translation>保存人脸</translation>
    </message>
    <message>
        <source>Keep this face</source>
        <translation>保存此人脸</translation>
    </message>
    <message>
        <source>Name of the face</source>
        <translation>人脸名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename the face</source>
        <translation>重命名人脸</translation>
    </message>
</context>
<context>
    <name>ForgetDialog</name>
    <message>
        <source>&amp;Forget</source>
        <translation>移除(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>Also &amp;delete the faces that are saved there</source>
        <translation>同时删除保存在该服务中的人脸(&amp;D)</translation>
    </message>
    <message>
        <source>Forget the account with {service}?</source>
        <translation>要移除 {service} 的账户吗？</translation>
    </message>
    <message>
        <source>Forget this account</source>
        <translation>移除此账户</translation>
    </message>
    <message>
        <source>The access key and what was set for this service are removed from this computer. Your results stay, and the account itself goes on at the service.</source>
        <translation>访问密钥以及此服务的各项设置将从本机删除。您的结果会保留，服务方的账户本身也不受影响。</translation>
    </message>
    <message>
        <source>The access key, the keys of its link hosts and what was set for them are removed from this computer. Your results stay, and the accounts themselves go on.</source>
        <translation>访问密钥、其图床的密钥以及相关设置会从本机移除。您的结果会保留，账户本身也继续存在。</translation>
    </message>
</context>
<context>
    <name>GuideKeyPage</name>
    <message>
        <source>Enter the channel…</source>
        <translation>输入频道…</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>HistoryActions</name>
    <message>
        <source>A job that still runs is stopped.</source>
        <translation>仍在运行的任务会被停止。</translation>
    </message>
    <message>
        <source>A job that still runs is stopped. The service may still charge for it.</source>
        <translation>仍在进行的任务会被停止。服务方仍可能收费。</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove all jobs and their results from this program?</source>
        <translation>要从程序中移除所有任务及其结果吗？</translation>
    </message>
    <message>
        <source>Stop and delete</source>
        <translation>停止并删除</translation>
    </message>
    <message>
        <source>Stop and delete?</source>
        <translation>要停止并删除吗？</translation>
    </message>
    <message>
        <source>These jobs were deleted for good and cannot be brought back.</source>
        <translation>这些任务已被永久删除，无法恢复。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What you saved elsewhere stays, and so do your photos.</source>
        <translation>您另存的文件和您的照片都会保留。</translation>
    </message>
</context>
<context>
    <name>JobMenu</name>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %n job(s)</source>
        <translation>
            <numerusform>删除 %n 个任务(&amp;D)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
</context>
<context>
    <name>JobMessages</name>
    <message>
        <source>Asking {service} whether the job arrived…</source>
        <translation>正在向 {service} 确认任务是否送达…</translation>
    </message>
    <message>
        <source>The service takes unusually long. It is still working on this job.</source>
        <translation>服务耗时异常，但仍在处理此任务。</translation>
    </message>
    <message>
        <source>This job was stopped after it had been sent. {service} may charge for it.</source>
        <translation>此任务在发送后被停止。{service} 仍可能收费。</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>已发送的内容</translation>
    </message>
</context>
<context>
    <name>JobNotices</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}：{state}</translation>
    </message>
</context>
<context>
    <name>JobStop</name>
    <message>
        <source>A service may still charge for those that were sent. Your photos stay as they are.</source>
        <translation>已发送的任务，服务方仍可能收费。您的照片保持不变。</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The service may still charge for it. Your photos stay as they are.</source>
        <translation>服务方仍可能收费。您的照片保持不变。</translation>
    </message>
    <message>
        <source>Your photos stay as they are.</source>
        <translation>您的照片保持不变。</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>Finished pictures will wait here.</source>
        <translation>完成的图片会出现在这里。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>{operation}, {name}: {state}</source>
        <translation>{operation}，{name}：{state}</translation>
    </message>
    <message>
        <source>{sentence}. {action}</source>
        <comment>a job and what helps it on</comment>
        <translation>{sentence}。{action}</translation>
    </message>
</context>
<context>
    <name>JobView</name>
    <message>
        <source>The original {name} is not where it was; only the result is shown.</source>
        <translation>原图“{name}”已不在原来的位置，仅显示结果。</translation>
    </message>
</context>
<context>
    <name>KeptFaceThumb</name>
    <message>
        <source>Use this face</source>
        <translation>使用此人脸</translation>
    </message>
</context>
<context>
    <name>KeptFacesDesk</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the kept face {name}?</source>
        <translation>要删除已保存的人脸“{name}”吗？</translation>
    </message>
    <message>
        <source>Its copy of the photo is deleted. The photo that it came from stays.</source>
        <translation>照片的副本将被删除，原来的照片会保留。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>KeptFacesRow</name>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Kept faces</source>
        <translation>已保存的人脸</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Use this face</source>
        <translation>使用此人脸</translation>
    </message>
</context>
<context>
    <name>KeptRow</name>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>KeptSettings</name>
    <message>
        <source>A report can then tell only of what happens from now on.</source>
        <translation>之后的报告只能说明从现在起发生的事情。</translation>
    </message>
    <message>
        <source>All of this lies in folders of your own. Access keys do not: they are kept in the keyring of this computer.</source>
        <translation>这些内容都在您自己的文件夹里。访问密钥不在其中，而是保存在本机的密钥环中。</translation>
    </message>
    <message>
        <source>Copies of photos that were pasted or came from the web</source>
        <translation>粘贴的照片和来自网页的照片的副本</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete all faces that you saved?</source>
        <translation>要删除您保存的所有人脸吗？</translation>
    </message>
    <message>
        <source>Delete all jobs and their results from this program?</source>
        <translation>要从本程序中删除所有任务及其结果吗？</translation>
    </message>
    <message>
        <source>Delete the copies of photos that are needed no longer?</source>
        <translation>要删除不再需要的照片副本吗？</translation>
    </message>
    <message>
        <source>Delete the notes for problem reports?</source>
        <translation>要删除用于问题报告的记录吗？</translation>
    </message>
    <message>
        <source>Delete what can be made again?</source>
        <translation>要删除可以重新生成的内容吗？</translation>
    </message>
    <message>
        <source>Faces that you saved</source>
        <translation>您保存的人脸</translation>
    </message>
    <message>
        <source>Forget who agreed?</source>
        <translation>要清除同意记录吗？</translation>
    </message>
    <message>
        <source>It comes back when it is needed.</source>
        <translation>需要时会再次生成。</translation>
    </message>
    <message>
        <source>Jobs and results</source>
        <translation>任务和结果</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>保存在本机的内容</translation>
    </message>
    <message>
        <source>Notes for problem reports</source>
        <translation>用于问题报告的记录</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Small pictures and copies that can be made again</source>
        <translation>可以重新生成的缩略图和副本</translation>
    </message>
    <message>
        <source>That the people in your face photos agreed</source>
        <translation>人脸照片中的人已同意的记录</translation>
    </message>
    <message>
        <source>The line under the main button asks once more for each face.</source>
        <translation>主按钮下方会对每张人脸重新提示一次。</translation>
    </message>
    <message>
        <source>The photos that they came from stay.</source>
        <translation>原来的照片会保留。</translation>
    </message>
    <message>
        <source>They can be brought back for ten minutes; then their files are deleted. What you saved elsewhere stays, and so do your photos.</source>
        <translation>十分钟内可以恢复，之后文件会被删除。您另存到别处的内容和您的照片都会保留。</translation>
    </message>
    <message>
        <source>Those that a job or the window still needs stay.</source>
        <translation>任务或窗口仍需要的副本会保留。</translation>
    </message>
    <message>
        <source>{count}, {size}</source>
        <translation>{count}，{size}</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Hides what is typed behind dots</source>
        <translation>用圆点隐藏输入的内容</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入内容</translation>
    </message>
    <message>
        <source>Shows what is typed in place of dots</source>
        <translation>显示输入的内容，不用圆点代替</translation>
    </message>
</context>
<context>
    <name>KeySection</name>
    <message>
        <source>Access key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>Asking the keyring of this computer…</source>
        <translation>正在读取本机的密钥环…</translation>
    </message>
    <message>
        <source>Asking {service}…</source>
        <translation>正在询问 {service}…</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Check costs nothing. A key that works is kept in the keyring of this computer, or until you quit where there is none; it goes to this service only.</source>
        <translation>验证不收费。有效的密钥会保存在本机的密钥环中；若没有密钥环，则保留到退出程序为止。密钥只会发送给此服务。</translation>
    </message>
    <message>
        <source>Get an access key</source>
        <translation>获取访问密钥</translation>
    </message>
    <message>
        <source>How to set it up</source>
        <translation>查看设置方法</translation>
    </message>
    <message>
        <source>Leads you to an access key step by step</source>
        <translation>一步一步引导您获取访问密钥</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Tries the key and shows what is left. Costs nothing.</source>
        <translation>试用密钥并显示余额，不收费。</translation>
    </message>
</context>
<context>
    <name>LinkHostDetails</name>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>Forget the key of {host}?</source>
        <translation>要忘记 {host} 的密钥吗？</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>忘记…</translation>
    </message>
    <message>
        <source>Get a key</source>
        <translation>获取密钥</translation>
    </message>
    <message>
        <source>It is removed from this computer. The account itself goes on there.</source>
        <translation>它会从本机移除，那边的账户本身继续存在。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>LinkHostSection</name>
    <message>
        <source>Link host</source>
        <translation>图床</translation>
    </message>
    <message>
        <source>This service takes photos only as links. Choose where yours are put for the time of a job.</source>
        <translation>此服务只接受照片链接。请选择任务进行期间存放照片的位置。</translation>
    </message>
</context>
<context>
    <name>LooksSettings</name>
    <message>
        <source>Changes at once.</source>
        <translation>立即生效。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Leaves out all animations. Off, the program follows your system.</source>
        <translation>不显示任何动画。关闭此项时，程序遵循系统设置。</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>与系统相同</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>System follows your computer, also while it changes.</source>
        <translation>选择“跟随系统”时，外观随系统设置即时变化。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>任务(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About FaceSwap Desktop</source>
        <translation>关于 FaceSwap Desktop(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Back to the original photo</source>
        <translation>回到原始照片(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Copy result</source>
        <translation>复制结果(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Go to the changed face</source>
        <translation>转到更改过的人脸(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keep this face…</source>
        <translation>保存此人脸(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Open photo to change…</source>
        <translation>打开要修改的照片(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Paste photo</source>
        <translation>粘贴照片(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Report a problem…</source>
        <translation>报告问题(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Result only</source>
        <translation>仅结果(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>并排(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;What was sent</source>
        <translation>已发送的内容(&amp;W)</translation>
    </message>
    <message>
        <source>Do it &amp;again</source>
        <translation>再做一次(&amp;A)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>Open &amp;result in the picture viewer</source>
        <translation>用图片查看器打开结果(&amp;R)</translation>
    </message>
    <message>
        <source>Open a folder of p&amp;hotos…</source>
        <translation>打开照片文件夹(&amp;H)…</translation>
    </message>
    <message>
        <source>S&amp;how the original</source>
        <translation>显示原图(&amp;H)</translation>
    </message>
    <message>
        <source>Show &amp;in folder</source>
        <translation>在文件夹中显示(&amp;I)</translation>
    </message>
    <message>
        <source>Stop a&amp;ll jobs…</source>
        <translation>停止所有任务(&amp;L)…</translation>
    </message>
    <message>
        <source>Use face as p&amp;hoto to change</source>
        <translation>将人脸照片用作待修改照片(&amp;H)</translation>
    </message>
    <message>
        <source>Use photo to change as &amp;face</source>
        <translation>将待修改照片用作人脸(&amp;F)</translation>
    </message>
    <message>
        <source>Use result &amp;as photo to change</source>
        <translation>将结果用作要修改的照片(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>C&amp;ompare with another service…</source>
        <translation>与其他服务对比(&amp;O)…</translation>
    </message>
    <message>
        <source>Clear &amp;history…</source>
        <translation>清除历史记录(&amp;H)…</translation>
    </message>
    <message>
        <source>E&amp;xchange the two photos</source>
        <translation>互换两张照片(&amp;X)</translation>
    </message>
    <message>
        <source>Go to &amp;Swap face</source>
        <translation>转到换脸(&amp;S)</translation>
    </message>
    <message>
        <source>Go to Change &amp;background</source>
        <translation>转到更换背景(&amp;B)</translation>
    </message>
    <message>
        <source>Open &amp;face…</source>
        <translation>打开人脸照片(&amp;F)…</translation>
    </message>
    <message>
        <source>S&amp;lider</source>
        <translation>滑块(&amp;L)</translation>
    </message>
    <message>
        <source>Save &amp;all…</source>
        <translation>全部保存(&amp;A)…</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Puts this message away; nothing else changes</source>
        <translation>收起此消息；其他一切不变</translation>
    </message>
</context>
<context>
    <name>OptionForm</name>
    <message>
        <source>More options</source>
        <translation>更多选项</translation>
    </message>
    <message numerus="yes">
        <source>More options (%n changed)</source>
        <translation>
            <numerusform>更多选项（%n 项已更改）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Reset {option}</source>
        <translation>重置“{option}”</translation>
    </message>
</context>
<context>
    <name>PageLink</name>
    <message>
        <source>Opens {address} in your browser</source>
        <translation>在浏览器中打开 {address}</translation>
    </message>
</context>
<context>
    <name>PaneDetails</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>替换…</translation>
    </message>
</context>
<context>
    <name>PaneMessage</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>PaneView</name>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
</context>
<context>
    <name>PhotoField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Drop a photo here</source>
        <translation>将照片拖到此处</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Remove the photo</source>
        <translation>移除照片</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Takes the photo out; the file stays</source>
        <translation>取出照片；文件会保留</translation>
    </message>
</context>
<context>
    <name>PhotoPane</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Keep this face…</source>
        <translation>保存此人脸…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>PictureChoice</name>
    <message>
        <source>The faces can be chosen in the pane Photo to change.</source>
        <translation>可以在“要修改的照片”中选择人脸。</translation>
    </message>
</context>
<context>
    <name>PlainDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PrivacySettings</name>
    <message>
        <source>A notice of your system, only while the window is not in front.</source>
        <translation>仅当窗口不在最前时，发送一条系统通知。</translation>
    </message>
    <message>
        <source>Clear history…</source>
        <translation>清除历史记录…</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Notices and history</source>
        <translation>通知与历史记录</translation>
    </message>
    <message>
        <source>Off, they are removed from this program when it is closed.</source>
        <translation>关闭此项时，退出程序后任务和结果会从程序中移除。</translation>
    </message>
    <message>
        <source>Remember jobs and results</source>
        <translation>记住任务和结果</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove all jobs and their results from this program?</source>
        <translation>要从程序中移除所有任务及其结果吗？</translation>
    </message>
    <message>
        <source>Tell me when a result is ready</source>
        <translation>结果完成时通知我</translation>
    </message>
    <message>
        <source>What you saved elsewhere stays, and so do your photos.</source>
        <translation>您另存的文件和您的照片都会保留。</translation>
    </message>
</context>
<context>
    <name>PromptField</name>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>还可输入 %n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation>灵感</translation>
    </message>
    <message>
        <source>Ready scenes to start from</source>
        <translation>可直接使用的场景</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>What you wrote before</source>
        <translation>以前写过的内容</translation>
    </message>
</context>
<context>
    <name>ReceiptDesk</name>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message>
        <source>sent</source>
        <comment>end of a file name</comment>
        <translation>已发送</translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Export as a text file</source>
        <translation>导出为文本文件</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>已发送的内容</translation>
    </message>
</context>
<context>
    <name>RemedyActions</name>
    <message>
        <source>Do not send</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Send this job again?</source>
        <translation>要重新发送此任务吗？</translation>
    </message>
    <message>
        <source>The first try may have been charged already.</source>
        <translation>第一次尝试可能已经收费。</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy this text to whoever is to help you, and say what happened. It holds no photos and no access keys, and nothing is sent from here. You can change it.</source>
        <translation>请将以下文字复制给协助您的人，并说明发生了什么。其中不含照片和访问密钥，也不会从这里发送任何内容。您可以修改这些文字。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>报告问题</translation>
    </message>
</context>
<context>
    <name>ResultActions</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copying the picture</source>
        <translation>正在复制图片</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
</context>
<context>
    <name>ResultBar</name>
    <message>
        <source>Change this result further</source>
        <translation>继续修改此结果</translation>
    </message>
    <message>
        <source>Compare with another service</source>
        <translation>与其他服务对比</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Has another service do the same, to choose between the results</source>
        <translation>让另一项服务做同样的事，以便比较结果</translation>
    </message>
    <message>
        <source>Opens the folder in which the result lies</source>
        <translation>打开结果所在的文件夹</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Use as photo</source>
        <translation>用作照片</translation>
    </message>
    <message>
        <source>{action} ({key})</source>
        <translation>{action}（{key}）</translation>
    </message>
</context>
<context>
    <name>ResultSwitcher</name>
    <message>
        <source>Next result</source>
        <translation>下一个结果</translation>
    </message>
    <message>
        <source>Previous result</source>
        <translation>上一个结果</translation>
    </message>
    <message>
        <source>Shows the result after this one; after the last comes the first</source>
        <translation>显示下一个结果；最后一个之后是第一个</translation>
    </message>
    <message>
        <source>Shows the result before this one; before the first comes the last</source>
        <translation>显示上一个结果；第一个之前是最后一个</translation>
    </message>
    <message>
        <source>{n} of {count}</source>
        <translation>{n}/{count}</translation>
    </message>
</context>
<context>
    <name>ResultsSettings</name>
    <message>
        <source>Each result is also written to this folder, under a name that is free.</source>
        <translation>每个结果还会以不重复的文件名保存到此文件夹。</translation>
    </message>
    <message>
        <source>Keep the location when saving</source>
        <translation>保存时保留拍摄地点</translation>
    </message>
    <message>
        <source>Mark results as altered</source>
        <translation>将结果标记为经过修改</translation>
    </message>
    <message>
        <source>Off, the place where the photo was taken is left out of the saved file.</source>
        <translation>关闭此项时，保存的文件中不含拍摄地点。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Save finished results by themselves</source>
        <translation>自动保存完成的结果</translation>
    </message>
    <message>
        <source>Writes into the file, not onto the picture, that it was altered, so that nobody takes it for an untouched photo. Some countries ask for this by law.</source>
        <translation>在文件信息中（而非画面上）注明图片经过修改，以免被误认为原始照片。部分国家的法律对此有要求。</translation>
    </message>
</context>
<context>
    <name>RivalBar</name>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>Compare services</source>
        <translation>对比服务</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>保留此结果</translation>
    </message>
    <message>
        <source>Keep this one, delete the results of the other services</source>
        <translation>保留此结果，并删除其他服务的结果</translation>
    </message>
    <message>
        <source>Keep this one…</source>
        <translation>保留此结果…</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Picture on the After side</source>
        <translation>修改后一侧的图片</translation>
    </message>
    <message>
        <source>Picture on the Before side</source>
        <translation>修改前一侧的图片</translation>
    </message>
</context>
<context>
    <name>RivalDesk</name>
    <message>
        <source>Compare with another service</source>
        <translation>与其他服务对比</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>Keep only the result of {service}?</source>
        <translation>只保留 {service} 的结果吗？</translation>
    </message>
    <message>
        <source>Keep only this</source>
        <translation>只保留此结果</translation>
    </message>
    <message>
        <source>No other service can do the same with these photos.</source>
        <translation>没有其他服务能对这些照片执行相同的操作。</translation>
    </message>
    <message>
        <source>There is no result to compare with.</source>
        <translation>没有可对比的结果。</translation>
    </message>
    <message>
        <source>What the other services made is deleted; Undo brings it back.</source>
        <translation>其他服务的结果会被删除，可通过“撤销”恢复。</translation>
    </message>
</context>
<context>
    <name>SaveAll</name>
    <message>
        <source>Choose a folder for the results</source>
        <translation>选择保存结果的文件夹</translation>
    </message>
    <message>
        <source>Saving {number} of {count}</source>
        <translation>正在保存第 {number} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>There are no results to save yet.</source>
        <translation>还没有可保存的结果。</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>质量(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>About {size}</source>
        <translation>约 {size}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Counting the size…</source>
        <translation>正在计算大小…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>This picture is too large for it: {number} pixels a side are the most.</source>
        <translation>此图片对该格式来说太大：每边最多 {number} 像素。</translation>
    </message>
</context>
<context>
    <name>SaveFacts</name>
    <message>
        <source>JPEG has no transparency; what is transparent becomes white.</source>
        <translation>JPEG 不支持透明，透明的部分会变成白色。</translation>
    </message>
    <message>
        <source>Keep the &amp;location (GPS) of the original</source>
        <translation>保留原图的拍摄地点 (GPS)(&amp;L)</translation>
    </message>
</context>
<context>
    <name>SaveFolder</name>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
</context>
<context>
    <name>SaveNotice</name>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Replace the original</source>
        <translation>替换原图(&amp;R)</translation>
    </message>
    <message>
        <source>Choose a &amp;free name</source>
        <translation>使用不重复的名称(&amp;F)</translation>
    </message>
    <message>
        <source>{name} cannot be moved to the trash. Replaced, it is gone for good.</source>
        <translation>无法将“{name}”移到回收站。替换后将无法恢复。</translation>
    </message>
    <message>
        <source>{name} exists already. Replaced, it goes to the trash.</source>
        <translation>“{name}”已存在。替换后，旧文件将移到回收站。</translation>
    </message>
    <message>
        <source>{name} is your original photo and cannot be moved to the trash, so it was not replaced.</source>
        <translation>“{name}”是您的原始照片，无法移到回收站，因此没有替换。</translation>
    </message>
    <message>
        <source>{name} is your original photo. Replaced, it goes to the trash.</source>
        <translation>“{name}”是您的原始照片。替换后，它将移到回收站。</translation>
    </message>
</context>
<context>
    <name>SaveQuality</name>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Quality, as a number</source>
        <translation>质量数值</translation>
    </message>
</context>
<context>
    <name>SavedFaceForm</name>
    <message>
        <source>A smaller copy of the photo is sent to {receiver} and kept there until you delete it. Use only faces of people who agreed to it.</source>
        <translation>照片的缩小副本会发送给 {receiver}，并保存到您将其删除为止。请只使用已征得本人同意的人脸。</translation>
    </message>
    <message>
        <source>Name of the face</source>
        <translation>人脸名称</translation>
    </message>
    <message>
        <source>Name, letters and digits only</source>
        <translation>名称，仅限字母和数字</translation>
    </message>
    <message>
        <source>Photo of the face</source>
        <translation>人脸照片</translation>
    </message>
    <message>
        <source>Save face</source>
        <translation>保存人脸</translation>
    </message>
    <message>
        <source>There is no room for more faces; delete one first.</source>
        <translation>已无法保存更多人脸，请先删除一个。</translation>
    </message>
</context>
<context>
    <name>SavedFaceOption</name>
    <message>
        <source>Choose a saved face</source>
        <translation>选择已保存的人脸</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Name of a kept face</source>
        <translation>已保存人脸的名称</translation>
    </message>
</context>
<context>
    <name>SavedFaceRow</name>
    <message>
        <source>Delete {face}</source>
        <translation>删除 {face}</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use {face}</source>
        <translation>使用 {face}</translation>
    </message>
</context>
<context>
    <name>SavedFacesDialog</name>
    <message>
        <source>Asking {service}…</source>
        <translation>正在询问 {service}…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>全部删除</translation>
    </message>
    <message>
        <source>Delete all faces that are saved there?</source>
        <translation>要删除保存在那里的所有人脸吗？</translation>
    </message>
    <message>
        <source>Delete all…</source>
        <translation>全部删除…</translation>
    </message>
    <message>
        <source>Delete the saved face {face}?</source>
        <translation>要删除已保存的人脸 {face} 吗？</translation>
    </message>
    <message>
        <source>It is deleted at the service. Your photos and results stay.</source>
        <translation>它将从服务中删除。您的照片和结果会保留。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Kept with {service}</source>
        <translation>保存在 {service}</translation>
    </message>
    <message>
        <source>No face is saved there yet.</source>
        <translation>那里尚未保存人脸。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Replace the face that is saved as {face}?</source>
        <translation>要替换已保存为 {face} 的人脸吗？</translation>
    </message>
    <message>
        <source>Save a face</source>
        <translation>保存人脸</translation>
    </message>
    <message>
        <source>Saved faces</source>
        <translation>已保存的人脸</translation>
    </message>
    <message>
        <source>The earlier one is deleted at the service.</source>
        <translation>原有的人脸将从服务中删除。</translation>
    </message>
    <message>
        <source>The names are not known yet.</source>
        <translation>尚不知道名称。</translation>
    </message>
    <message>
        <source>They are deleted at the service. Your photos and results stay.</source>
        <translation>它们将从服务中删除。您的照片和结果会保留。</translation>
    </message>
</context>
<context>
    <name>ServiceEntry</name>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>needs an access key</source>
        <translation>需要访问密钥</translation>
    </message>
    <message>
        <source>nothing leaves this computer</source>
        <translation>所有内容都留在本机</translation>
    </message>
    <message>
        <source>sends photos to {receiver}</source>
        <translation>照片会发送给 {receiver}</translation>
    </message>
    <message>
        <source>{least} to {most} each</source>
        <translation>每次 {least} 至 {most}</translation>
    </message>
    <message>
        <source>{price} each</source>
        <translation>每次 {price}</translation>
    </message>
</context>
<context>
    <name>ServiceMenu</name>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
</context>
<context>
    <name>ServicePicker</name>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings: services, accounts, looks</source>
        <translation>设置：服务、账户、外观</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>{command}: {keys}</source>
        <translation>{command}：{keys}</translation>
    </message>
</context>
<context>
    <name>StopWords</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Cancel %n job(s)</source>
        <translation>
            <numerusform>取消 %n 个任务(&amp;C)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel the job</source>
        <translation>取消任务(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n job(s)?</source>
        <translation>
            <numerusform>要取消 %n 个任务吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>取消任务</translation>
    </message>
    <message>
        <source>Cancel the job for {name}?</source>
        <translation>要取消 {name} 的任务吗？</translation>
    </message>
    <message>
        <source>Cancel the jobs</source>
        <translation>取消这些任务</translation>
    </message>
    <message>
        <source>Cancel this job?</source>
        <translation>要取消此任务吗？</translation>
    </message>
    <message>
        <source>Cancel {name}</source>
        <translation>取消 {name}</translation>
    </message>
    <message>
        <source>Cancels the job that is shown; nothing of it has been sent</source>
        <translation>取消当前显示的任务；尚未发送任何内容</translation>
    </message>
    <message numerus="yes">
        <source>S&amp;top %n job(s)…</source>
        <translation>
            <numerusform>停止 %n 个任务(&amp;T)…</numerusform>
        </translation>
    </message>
    <message>
        <source>S&amp;top the job…</source>
        <translation>停止任务(&amp;T)…</translation>
    </message>
    <message>
        <source>S&amp;top…</source>
        <translation>停止(&amp;T)…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n job(s)?</source>
        <translation>
            <numerusform>要停止 %n 个任务吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop the job for {name}?</source>
        <translation>要停止 {name} 的任务吗？</translation>
    </message>
    <message>
        <source>Stop this job?</source>
        <translation>要停止此任务吗？</translation>
    </message>
    <message>
        <source>Stop {name}</source>
        <translation>停止 {name}</translation>
    </message>
    <message>
        <source>Stops the job that is shown</source>
        <translation>停止当前显示的任务</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>停止…</translation>
    </message>
</context>
<context>
    <name>ValueSlider</name>
    <message>
        <source>{number} {unit}</source>
        <translation>{number} {unit}</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}%</translation>
    </message>
</context>
<context>
    <name>WorkRow</name>
    <message>
        <source>Leaves out what is not done yet</source>
        <translation>未完成的部分不再继续</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Fit the whole picture (Ctrl+0)</source>
        <translation>显示整张照片 (Ctrl+0)</translation>
    </message>
    <message>
        <source>Go to the changed face</source>
        <translation>转到更改过的人脸</translation>
    </message>
    <message>
        <source>Go to the changed face, then to the next one (F)</source>
        <translation>转到更改过的人脸，再按转到下一张 (F)</translation>
    </message>
    <message>
        <source>Hold to see the original (B)</source>
        <translation>按住查看原图 (B)</translation>
    </message>
    <message>
        <source>How to compare</source>
        <translation>对比方式</translation>
    </message>
    <message>
        <source>Result only</source>
        <translation>仅结果</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>显示原图</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>滑块</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl+=)</source>
        <translation>放大 (Ctrl+=)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+-)</source>
        <translation>缩小 (Ctrl+-)</translation>
    </message>
    <message>
        <source>Zoom {percent}, show actual size</source>
        <translation>缩放 {percent}，显示实际大小</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
</context>
<context>
    <name>account</name>
    <message numerus="yes">
        <source>%n credit(s)</source>
        <translation>
            <numerusform>%n 点</numerusform>
        </translation>
    </message>
    <message>
        <source>No access key yet.</source>
        <translation>尚无访问密钥。</translation>
    </message>
    <message>
        <source>The access key is given by {variable}.</source>
        <translation>访问密钥由 {variable} 提供。</translation>
    </message>
    <message>
        <source>The access key is kept in the keyring of this computer.</source>
        <translation>访问密钥保存在本机的密钥环中。</translation>
    </message>
    <message>
        <source>The access key is kept until you quit the program.</source>
        <translation>访问密钥保留到退出程序为止。</translation>
    </message>
    <message>
        <source>The access key works.</source>
        <translation>访问密钥有效。</translation>
    </message>
    <message>
        <source>{amount} left</source>
        <translation>剩余 {amount}</translation>
    </message>
    <message>
        <source>{amount} of {total} left</source>
        <translation>剩余 {amount}，共 {total}</translation>
    </message>
    <message>
        <source>{left}.</source>
        <translation>{left}。</translation>
    </message>
</context>
<context>
    <name>batch</name>
    <message numerus="yes">
        <source>%n could not be saved.</source>
        <translation>
            <numerusform>%n 张未能保存。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faces; face {number} is taken</source>
        <translation>
            <numerusform>%n 张人脸，使用第 {number} 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 张失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sure</source>
        <translation>
            <numerusform>%n 张不确定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) saved in {folder}.</source>
        <translation>
            <numerusform>已将 %n 张图片保存到“{folder}”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n 张已停止</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message numerus="yes">
        <source>Change background of %n photo(s)</source>
        <translation>
            <numerusform>更换 %n 张照片的背景</numerusform>
        </translation>
    </message>
    <message>
        <source>Done on this computer. Nothing is sent.</source>
        <translation>在本机完成，不发送任何内容。</translation>
    </message>
    <message>
        <source>Face found</source>
        <translation>已找到人脸</translation>
    </message>
    <message>
        <source>No face found; left out</source>
        <translation>未找到人脸，已跳过</translation>
    </message>
    <message numerus="yes">
        <source>Only %n photo(s) can be changed at once; the rest was left out.</source>
        <translation>
            <numerusform>一次最多可更改 %n 张照片；其余的未加入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Sent to {service}.</source>
        <translation>将发送给 {service}。</translation>
    </message>
    <message numerus="yes">
        <source>Swap face in %n photo(s)</source>
        <translation>
            <numerusform>为 %n 张照片换脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Usually {price} together.</source>
        <translation>合计通常需要 {price}。</translation>
    </message>
    <message>
        <source>What it costs is known when it is done.</source>
        <translation>费用在完成后才能确定。</translation>
    </message>
    <message>
        <source>{count} × {price} = {total}.</source>
        <translation>{count} × {price} = {total}。</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n photo(s) are done.</source>
        <translation>
            <numerusform>%n 张照片中已完成 {done} 张。</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>已完成 {done}/{total}</translation>
    </message>
</context>
<context>
    <name>chooser</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a folder of photos to change</source>
        <translation>选择要修改的照片所在的文件夹</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>closing</name>
    <message numerus="yes">
        <source>Delete %n unsaved result(s)?</source>
        <translation>
            <numerusform>要删除 %n 个未保存的结果吗？</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consent</name>
    <message>
        <source>All photos of the job will be sent to {receiver}.</source>
        <translation>此任务的所有照片将发送给 {receiver}。</translation>
    </message>
    <message>
        <source>Both photos will be sent to {receiver}.</source>
        <translation>两张照片都将发送给 {receiver}。</translation>
    </message>
    <message>
        <source>Of a photo with several faces only the part around the chosen one is sent.</source>
        <translation>照片中有多张人脸时，只发送所选人脸周围的部分。</translation>
    </message>
    <message>
        <source>Of both photos only the part around the face will be sent to {receiver}.</source>
        <translation>两张照片都只将人脸周围的部分发送给 {receiver}。</translation>
    </message>
    <message>
        <source>Photos are put on a link host first; none is chosen yet.</source>
        <translation>照片会先放到图床；目前还没有选择图床。</translation>
    </message>
    <message>
        <source>Photos are put on {name} ({host}) first.</source>
        <translation>照片会先放到 {name}（{host}）。</translation>
    </message>
    <message>
        <source>Sent: {what}.</source>
        <translation>发送内容：{what}。</translation>
    </message>
    <message>
        <source>The part of the photo around the face will be sent to {receiver}.</source>
        <translation>照片中人脸周围的部分将发送给 {receiver}。</translation>
    </message>
    <message>
        <source>The part of the photo around the face, and the face photo, will be sent to {receiver}.</source>
        <translation>照片中人脸周围的部分和人脸照片将发送给 {receiver}。</translation>
    </message>
    <message>
        <source>The photo and your text will be sent to {receiver}.</source>
        <translation>照片和您的文字将发送给 {receiver}。</translation>
    </message>
    <message>
        <source>The photo will be sent to {receiver}.</source>
        <translation>照片将发送给 {receiver}。</translation>
    </message>
    <message>
        <source>The photo, and the part of the face photo around the face, will be sent to {receiver}.</source>
        <translation>要修改的照片和人脸照片中人脸周围的部分将发送给 {receiver}。</translation>
    </message>
    <message numerus="yes">
        <source>The photos of %n job(s) will be sent to {receiver}.</source>
        <translation>
            <numerusform>%n 个任务的照片将发送给 {receiver}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This costs %n credit(s).</source>
        <translation>
            <numerusform>此操作需要 %n 点。</numerusform>
        </translation>
    </message>
    <message>
        <source>This costs nothing.</source>
        <translation>此操作免费。</translation>
    </message>
    <message>
        <source>This costs {n} of your {unit}.</source>
        <translation>此操作需要 {n} {unit}。</translation>
    </message>
    <message>
        <source>This usually costs {price}.</source>
        <translation>此操作通常需要 {price}。</translation>
    </message>
    <message>
        <source>What it costs is known when it is done.</source>
        <translation>费用在完成后才能确定。</translation>
    </message>
    <message>
        <source>Your text will be sent to {receiver}.</source>
        <translation>您的文字将发送给 {receiver}。</translation>
    </message>
    <message>
        <source>{name} ({host})</source>
        <comment>who gets it, and its address</comment>
        <translation>{name}（{host}）</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A name for a face has letters and digits only, ten at most.</source>
        <translation>人脸名称只能包含字母和数字，最多十个字符。</translation>
    </message>
    <message>
        <source>Files of the program are missing; please install it again.</source>
        <translation>程序文件缺失，请重新安装。</translation>
    </message>
    <message>
        <source>It may have been charged.</source>
        <translation>可能已经收费。</translation>
    </message>
    <message>
        <source>It says: “{words}”.</source>
        <translation>它的说明是：“{words}”。</translation>
    </message>
    <message>
        <source>It was charged.</source>
        <translation>已经收费。</translation>
    </message>
    <message>
        <source>It was sent, but no answer came back; the service may have done it.</source>
        <translation>已发送但未收到答复，服务可能已经执行。</translation>
    </message>
    <message>
        <source>No face was found in {name}, the face photo.</source>
        <translation>在人脸照片“{name}”中未找到人脸。</translation>
    </message>
    <message>
        <source>No face was found in {name}, the photo to change.</source>
        <translation>在要修改的照片“{name}”中未找到人脸。</translation>
    </message>
    <message>
        <source>No person was found in {name}, so there is nothing to cut out.</source>
        <translation>在“{name}”中未找到人物，因此无法抠图。</translation>
    </message>
    <message>
        <source>No program here could be asked to show {name}. It is in {folder}.</source>
        <translation>这里没有程序可以显示 {name}。它在 {folder} 中。</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>未收取费用。</translation>
    </message>
    <message>
        <source>One of the options cannot be used: {option}.</source>
        <translation>有一个选项无法使用：{option}。</translation>
    </message>
    <message>
        <source>Opening {name} took too long, so it was stopped.</source>
        <translation>打开“{name}”耗时过长，已停止。</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. Your photos are untouched.</source>
        <translation>程序出现意外错误。您的照片未受影响。</translation>
    </message>
    <message>
        <source>That does not look like a whole access key; please copy it again.</source>
        <translation>访问密钥似乎不完整，请重新复制。</translation>
    </message>
    <message>
        <source>That link cannot be used. Save the picture first, then drop the file.</source>
        <translation>无法使用该链接。请先保存图片，再将文件拖入。</translation>
    </message>
    <message>
        <source>The address set for this service cannot be used.</source>
        <translation>无法使用为此服务设置的地址。</translation>
    </message>
    <message>
        <source>The connection is not secure; a virus scanner or proxy may be in between.</source>
        <translation>连接不安全，中间可能有杀毒软件或代理服务器。</translation>
    </message>
    <message>
        <source>The copy of your photo on {host} could not be deleted; it expires by itself.</source>
        <translation>无法删除 {host} 上的照片副本，它会自动过期。</translation>
    </message>
    <message>
        <source>The drive of {folder} reported an error.</source>
        <translation>“{folder}”所在的磁盘报告了错误。</translation>
    </message>
    <message>
        <source>The file of this result is not there any more.</source>
        <translation>此结果的文件已不存在。</translation>
    </message>
    <message>
        <source>The folder {folder} is not there.</source>
        <translation>文件夹“{folder}”不存在。</translation>
    </message>
    <message>
        <source>The keyring could not be used; the access key is kept until you quit.</source>
        <translation>无法使用密钥环，访问密钥将保留到退出程序为止。</translation>
    </message>
    <message>
        <source>The keyring of this computer does not answer.</source>
        <translation>本机的密钥环没有响应。</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked; unlock it, then try again.</source>
        <translation>本机的密钥环已锁定，请解锁后重试。</translation>
    </message>
    <message>
        <source>The link to the result has expired.</source>
        <translation>结果的链接已过期。</translation>
    </message>
    <message>
        <source>The list of jobs could not be written, so nothing was sent.</source>
        <translation>无法写入任务列表，因此没有发送任何内容。</translation>
    </message>
    <message>
        <source>The list of jobs was damaged; it was kept as {kept_as}, and begins anew.</source>
        <translation>任务列表已损坏，已另存为 {kept_as}，并重新开始记录。</translation>
    </message>
    <message>
        <source>The list of jobs was written by a newer version of the program.</source>
        <translation>任务列表由更新版本的程序写入。</translation>
    </message>
    <message>
        <source>The other program keeps its photo to itself. Drag it to the desktop first, then here.</source>
        <translation>另一个程序没有把照片交出来。请先把它拖到桌面，再拖到这里。</translation>
    </message>
    <message>
        <source>The part of the program that works on pictures stopped.</source>
        <translation>程序中处理图片的部分意外停止。</translation>
    </message>
    <message>
        <source>The photo could not be put on {host}.</source>
        <translation>无法将照片上传到 {host}。</translation>
    </message>
    <message>
        <source>The picture is too large for {format}; PNG can hold it.</source>
        <translation>图片超出 {format} 格式的尺寸限制，可改用 PNG。</translation>
    </message>
    <message>
        <source>The proxy of this network did not let the program through.</source>
        <translation>当前网络的代理服务器拒绝了程序的访问。</translation>
    </message>
    <message>
        <source>The result could not be fetched.</source>
        <translation>无法下载结果。</translation>
    </message>
    <message>
        <source>The result is still safe in the program&apos;s own folder.</source>
        <translation>结果仍安全保存在程序文件夹中。</translation>
    </message>
    <message>
        <source>The result lies at an unexpected address, so it was not fetched. {host}</source>
        <translation>结果位于意外的地址，因此没有下载。{host}</translation>
    </message>
    <message>
        <source>The service answered something unexpected.</source>
        <translation>服务返回了意外的内容。</translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation>无法连接到服务。</translation>
    </message>
    <message>
        <source>The service could not finish this job. {reason}</source>
        <translation>服务无法完成此任务。{reason}</translation>
    </message>
    <message>
        <source>The service could not use what it was given. {reason}</source>
        <translation>服务无法使用收到的内容。{reason}</translation>
    </message>
    <message>
        <source>The service did not accept the access key.</source>
        <translation>服务未接受此访问密钥。</translation>
    </message>
    <message>
        <source>The service does not keep this job any longer.</source>
        <translation>服务已不再保留此任务。</translation>
    </message>
    <message>
        <source>The service does not know this channel.</source>
        <translation>服务找不到此频道。</translation>
    </message>
    <message>
        <source>The service does not know this job.</source>
        <translation>服务找不到此任务。</translation>
    </message>
    <message>
        <source>The service finished, but sent no picture.</source>
        <translation>服务已完成处理，但未返回图片。</translation>
    </message>
    <message>
        <source>The service has been working on this for unusually long.</source>
        <translation>服务处理此任务的时间异常地长。</translation>
    </message>
    <message>
        <source>The service has trouble of its own at the moment.</source>
        <translation>服务目前出现故障。</translation>
    </message>
    <message>
        <source>The service is busy.</source>
        <translation>服务繁忙。</translation>
    </message>
    <message>
        <source>The service lost its link to your channel; it has to be set up again.</source>
        <translation>服务与您的频道失去了关联，需要重新设置。</translation>
    </message>
    <message>
        <source>The service of this job is not installed any more.</source>
        <translation>此任务所用的服务已不再安装。</translation>
    </message>
    <message>
        <source>The service refused this picture or text by its rules. {reason}</source>
        <translation>服务根据其规则拒绝了此图片或文字。{reason}</translation>
    </message>
    <message>
        <source>The settings could not be saved.</source>
        <translation>无法保存设置。</translation>
    </message>
    <message>
        <source>The settings were damaged; they were kept as {kept_as}, and begin anew.</source>
        <translation>设置文件已损坏，已另存为 {kept_as}，设置已恢复为默认值。</translation>
    </message>
    <message>
        <source>The subscription with this service has ended.</source>
        <translation>此服务的订阅已到期。</translation>
    </message>
    <message>
        <source>There are no credits left with this service.</source>
        <translation>此服务的点数已用完。</translation>
    </message>
    <message>
        <source>There is no network connection.</source>
        <translation>没有网络连接。</translation>
    </message>
    <message>
        <source>There is no picture behind that link any more. {host}</source>
        <translation>该链接中的图片已不存在。{host}</translation>
    </message>
    <message>
        <source>There is no picture to paste.</source>
        <translation>没有可粘贴的图片。</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of this size.</source>
        <translation>内存不足，无法处理这么大的图片。</translation>
    </message>
    <message>
        <source>There is not enough space in {folder}.</source>
        <translation>“{folder}”的空间不足。</translation>
    </message>
    <message>
        <source>There was no picture in what was dropped.</source>
        <translation>拖入的内容中没有图片。</translation>
    </message>
    <message>
        <source>This computer has no keyring; the access key is kept until you quit.</source>
        <translation>本机没有密钥环，访问密钥将保留到退出程序为止。</translation>
    </message>
    <message>
        <source>This job was cancelled at the service.</source>
        <translation>此任务已在服务端取消。</translation>
    </message>
    <message>
        <source>This service needs an access key.</source>
        <translation>此服务需要访问密钥。</translation>
    </message>
    <message>
        <source>This service takes photos only as links; choose where yours may be put.</source>
        <translation>此服务只接受照片链接，请选择存放照片的位置。</translation>
    </message>
    <message>
        <source>What the service sent is not a picture.</source>
        <translation>服务返回的不是图片。</translation>
    </message>
    <message>
        <source>You have no permission to open {name}.</source>
        <translation>您没有打开“{name}”的权限。</translation>
    </message>
    <message>
        <source>You have no permission to write into {folder}.</source>
        <translation>您没有写入“{folder}”的权限。</translation>
    </message>
    <message>
        <source>{address} cannot be used as a service&apos;s address; it has to begin with https.</source>
        <translation>{address} 不能用作服务地址，地址须以 https 开头。</translation>
    </message>
    <message>
        <source>{name} cannot be used as a file name.</source>
        <translation>“{name}”不能用作文件名。</translation>
    </message>
    <message>
        <source>{name} could not be moved to the trash, so it was left as it is.</source>
        <translation>无法将“{name}”移到回收站，因此未作任何改动。</translation>
    </message>
    <message>
        <source>{name} could not be read from its drive.</source>
        <translation>无法从磁盘读取“{name}”。</translation>
    </message>
    <message>
        <source>{name} could not be saved.</source>
        <translation>无法保存“{name}”。</translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <translation>“{name}”已存在。</translation>
    </message>
    <message>
        <source>{name} has been changed since it was opened; open it again.</source>
        <translation>{name} 打开之后被改动过，请重新打开。</translation>
    </message>
    <message>
        <source>{name} has {megapixels} megapixels; {limit} is the most that can be used.</source>
        <translation>“{name}”有 {megapixels} 百万像素，最多可使用 {limit} 百万像素。</translation>
    </message>
    <message>
        <source>{name} is a file of {megabytes} MB; {limit} MB is the most.</source>
        <translation>“{name}”的大小为 {megabytes} MB，上限为 {limit} MB。</translation>
    </message>
    <message>
        <source>{name} is a folder; please choose a photo in it.</source>
        <translation>“{name}”是文件夹，请选择其中的照片。</translation>
    </message>
    <message>
        <source>{name} is a kind of picture that cannot be opened here. {kind}</source>
        <translation>“{name}”是本程序无法打开的图片类型。{kind}</translation>
    </message>
    <message>
        <source>{name} is damaged or incomplete.</source>
        <translation>“{name}”已损坏或不完整。</translation>
    </message>
    <message>
        <source>{name} is empty; there is no picture in it.</source>
        <translation>“{name}”是空文件，其中没有图片。</translation>
    </message>
    <message>
        <source>{name} is not a picture file.</source>
        <translation>“{name}”不是图片文件。</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be opened.</source>
        <translation>无法将“{name}”作为图片打开。</translation>
    </message>
    <message>
        <source>{name} is not there any more.</source>
        <translation>“{name}”已不存在。</translation>
    </message>
    <message>
        <source>{name} is the original photo; it was left as it is.</source>
        <translation>“{name}”是原始照片，未作任何改动。</translation>
    </message>
    <message>
        <source>{name} is too small to work with.</source>
        <translation>“{name}”太小，无法处理。</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message numerus="yes">
        <source>%n job(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 个任务。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>incoming</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>&amp;Compare with another service…</source>
        <translation>与其他服务对比(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Use result as photo to change</source>
        <translation>将结果用作要修改的照片(&amp;U)</translation>
    </message>
    <message>
        <source>Do it &amp;again</source>
        <translation>再做一次(&amp;A)</translation>
    </message>
    <message>
        <source>Open in the picture &amp;viewer</source>
        <translation>用图片查看器打开(&amp;V)</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>重新发送…</translation>
    </message>
    <message>
        <source>Show &amp;in folder</source>
        <translation>在文件夹中显示(&amp;I)</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>What was &amp;sent</source>
        <translation>已发送的内容(&amp;S)</translation>
    </message>
</context>
<context>
    <name>kept</name>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>panes</name>
    <message numerus="yes">
        <source>%n faces</source>
        <translation>
            <numerusform>%n 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>1 face</source>
        <translation>1 张人脸</translation>
    </message>
    <message>
        <source>Back to the original photo</source>
        <translation>回到原始照片</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Drop a photo here</source>
        <translation>将照片拖到此处</translation>
    </message>
    <message>
        <source>Drop a photo of the background here</source>
        <translation>将背景照片拖到此处</translation>
    </message>
    <message>
        <source>Drop a photo of the face for person {number} here</source>
        <translation>将第 {number} 个人要使用的人脸照片拖到此处</translation>
    </message>
    <message>
        <source>Drop a photo of the face here</source>
        <translation>将人脸照片拖到此处</translation>
    </message>
    <message>
        <source>Empty. Press Enter to choose a photo.</source>
        <translation>空。按 Enter 选择照片。</translation>
    </message>
    <message>
        <source>Face to use</source>
        <translation>要使用的人脸</translation>
    </message>
    <message>
        <source>New background</source>
        <translation>新背景</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Photo to change</source>
        <translation>要修改的照片</translation>
    </message>
    <message>
        <source>Press Enter to replace it, Delete to remove it.</source>
        <translation>按 Enter 更换，按 Delete 移除。</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>已移除。</translation>
    </message>
    <message>
        <source>Show tips</source>
        <translation>查看建议</translation>
    </message>
    <message>
        <source>Use as face</source>
        <translation>用作人脸</translation>
    </message>
    <message>
        <source>Use as photo to change</source>
        <translation>用作要修改的照片</translation>
    </message>
    <message>
        <source>What makes a good face photo?</source>
        <translation>怎样的人脸照片效果好？</translation>
    </message>
    <message>
        <source>face {number} chosen</source>
        <translation>已选择第 {number} 张人脸</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>{list}.</source>
        <translation>{list}。</translation>
    </message>
    <message>
        <source>{photos}:</source>
        <comment>how many, before what is known of one of them</comment>
        <translation>{photos}：</translation>
    </message>
    <message>
        <source>{width} by {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
</context>
<context>
    <name>price</name>
    <message>
        <source>Costs {price}.</source>
        <translation>需要 {price}。</translation>
    </message>
    <message>
        <source>It costs {price}.</source>
        <translation>费用为 {price}。</translation>
    </message>
    <message>
        <source>It usually costs {price}.</source>
        <translation>通常需要 {price}。</translation>
    </message>
    <message>
        <source>Usually {price}.</source>
        <translation>通常需要 {price}。</translation>
    </message>
    <message>
        <source>What it costs is known when it is done.</source>
        <translation>费用在完成后才能确定。</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} 至 {most}</translation>
    </message>
    <message>
        <source>{number} {unit}</source>
        <comment>so much of what a service charges</comment>
        <translation>{number} {unit}</translation>
    </message>
</context>
<context>
    <name>providers</name>
    <message>
        <source>A colour</source>
        <translation>纯色</translation>
    </message>
    <message>
        <source>A storage bucket of your own (S3)</source>
        <translation>您自己的存储桶 (S3)</translation>
    </message>
    <message>
        <source>Access key ID</source>
        <translation>访问密钥 ID</translation>
    </message>
    <message>
        <source>Address of the storage</source>
        <translation>存储地址</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Also tell this web address</source>
        <translation>同时通知此网址</translation>
    </message>
    <message>
        <source>Another photo</source>
        <translation>其他照片</translation>
    </message>
    <message>
        <source>Background colour</source>
        <translation>背景颜色</translation>
    </message>
    <message>
        <source>Background photo</source>
        <translation>背景照片</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Brings out the fine detail of the new face, and nothing around it.</source>
        <translation>让新脸的细节更清楚，脸以外的部分不变。</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>存储桶</translation>
    </message>
    <message>
        <source>Change the age</source>
        <translation>改变年龄</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>频道</translation>
    </message>
    <message>
        <source>Channel number</source>
        <translation>频道编号</translation>
    </message>
    <message>
        <source>Choose a subscription and enter an e-mail address that you can read: the access key comes by way of it. The subscription can be ended at any time.</source>
        <translation>选择一种订阅，并填写您能收信的电子邮箱：访问密钥会通过它获得。订阅可随时取消。</translation>
    </message>
    <message>
        <source>Discord forbids automating ordinary accounts and may close one for it; use an account made for this only. The Discord token that you enter here gives full access to that account. It is given to useapi.net, which keeps it, and is not kept by this program.</source>
        <translation>Discord 禁止自动操作普通账户，可能因此封停账户；请使用专为此用途注册的账户。您在此输入的 Discord 令牌可完全控制该账户。令牌会交给 useapi.net 并由其保存，本程序不会保存。</translation>
    </message>
    <message>
        <source>Discord token</source>
        <translation>Discord 令牌</translation>
    </message>
    <message>
        <source>Face shape</source>
        <translation>脸型</translation>
    </message>
    <message>
        <source>Follow the link in the e-mail from useapi.net. It confirms your address and shows the access key; keep it at hand for the last step.</source>
        <translation>打开 useapi.net 邮件中的链接。它会确认您的邮箱并显示访问密钥；请留好，最后一步要用。</translation>
    </message>
    <message>
        <source>For example eu-central-1; auto where unsure.</source>
        <translation>例如 eu-central-1；不确定时填写 auto。</translation>
    </message>
    <message>
        <source>For example https://s3.eu-central-1.amazonaws.com.</source>
        <translation>例如 https://s3.eu-central-1.amazonaws.com。</translation>
    </message>
    <message>
        <source>Further instructions</source>
        <translation>更多指令</translation>
    </message>
    <message>
        <source>Get the access key</source>
        <translation>获取访问密钥</translation>
    </message>
    <message>
        <source>Gives the new face a finer texture.</source>
        <translation>让新人脸的质感更细腻。</translation>
    </message>
    <message>
        <source>How far out of focus the background is.</source>
        <translation>背景虚化的程度。</translation>
    </message>
    <message>
        <source>How much of the new face shows. Less leaves some of the face that was there.</source>
        <translation>新人脸的显现程度。数值较低时会保留一部分原来的脸。</translation>
    </message>
    <message>
        <source>How much of the new face&apos;s own proportions come along. Less keeps the shape that is in the photo.</source>
        <translation>采用新人脸自身比例的程度。数值较低时保留照片中的脸型。</translation>
    </message>
    <message>
        <source>How much of the photo&apos;s light and shade falls on the new face.</source>
        <translation>照片的光影作用于新人脸的程度。</translation>
    </message>
    <message>
        <source>How strongly: 300 is usual, higher is older.</source>
        <translation>改变的程度：通常为 300，数值越大越年长。</translation>
    </message>
    <message>
        <source>How to add the bot</source>
        <translation>如何添加机器人</translation>
    </message>
    <message>
        <source>How to make a server</source>
        <translation>如何建立服务器</translation>
    </message>
    <message>
        <source>How useapi.net explains it</source>
        <translation>useapi.net 的说明</translation>
    </message>
    <message>
        <source>ImgBB</source>
        <translation>ImgBB</translation>
    </message>
    <message>
        <source>ImgBB access key</source>
        <translation>ImgBB 访问密钥</translation>
    </message>
    <message>
        <source>In the short form that this service knows; its own help explains it. Leave it empty if unsure.</source>
        <translation>使用该服务的简写形式，其帮助中有说明。不确定时请留空。</translation>
    </message>
    <message>
        <source>InsightFaceSwap (useapi.net)</source>
        <translation>InsightFaceSwap (useapi.net)</translation>
    </message>
    <message>
        <source>Invite the bot</source>
        <translation>邀请机器人</translation>
    </message>
    <message>
        <source>It is scaled to fill the whole picture.</source>
        <translation>会缩放至填满整张图片。</translation>
    </message>
    <message>
        <source>Join the server of Picsi.Ai, and add its bot InsightFaceSwap to your own server.</source>
        <translation>加入 Picsi.Ai 的服务器，并把它的机器人 InsightFaceSwap 添加到您自己的服务器。</translation>
    </message>
    <message>
        <source>Keep the glasses</source>
        <translation>保留眼镜</translation>
    </message>
    <message>
        <source>Keep the mouth</source>
        <translation>保留嘴部</translation>
    </message>
    <message>
        <source>Keeps the mouth of the photo to change, and with it the expression.</source>
        <translation>保留要修改的照片中的嘴部，从而保留表情。</translation>
    </message>
    <message>
        <source>Leaves the glasses of the photo as they are, and with them the eyes behind.</source>
        <translation>照片中的眼镜保持原样，镜片后的眼睛也一样。</translation>
    </message>
    <message>
        <source>Leaves the mouth of the photo as it is, with its smile.</source>
        <translation>保留照片中原来的嘴部和笑容。</translation>
    </message>
    <message>
        <source>Light of the photo</source>
        <translation>照片光线</translation>
    </message>
    <message>
        <source>Links to your photos work for an hour at most.</source>
        <translation>照片链接的有效期最长一小时。</translation>
    </message>
    <message>
        <source>Litterbox</source>
        <translation>Litterbox</translation>
    </message>
    <message>
        <source>Make a Discord account for it</source>
        <translation>为此注册 Discord 账户</translation>
    </message>
    <message>
        <source>Make a new account at Discord, also if you have one already, and confirm its e-mail address.</source>
        <translation>在 Discord 注册一个新账户（即使您已有账户），并确认其电子邮箱。</translation>
    </message>
    <message>
        <source>Make a server with one channel</source>
        <translation>建立带一个频道的服务器</translation>
    </message>
    <message>
        <source>Make an account at TTAPI and sign in. Its dashboard shows the access key; copy it.</source>
        <translation>在 TTAPI 注册账户并登录。控制台会显示访问密钥，请复制它。</translation>
    </message>
    <message>
        <source>Makes the face look older.</source>
        <translation>让人脸看起来更年长。</translation>
    </message>
    <message>
        <source>More detail in the skin</source>
        <translation>更多皮肤细节</translation>
    </message>
    <message>
        <source>New background</source>
        <translation>新背景</translation>
    </message>
    <message>
        <source>No account, no network: your photos stay here.</source>
        <translation>无需账户，无需联网：照片始终留在本机。</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>One even colour behind the people.</source>
        <translation>人物后面的单一颜色。</translation>
    </message>
    <message>
        <source>One hour.</source>
        <translation>一小时。</translation>
    </message>
    <message>
        <source>Open Discord</source>
        <translation>打开 Discord</translation>
    </message>
    <message>
        <source>Open the dashboard</source>
        <translation>打开控制台</translation>
    </message>
    <message>
        <source>Open the subscriptions</source>
        <translation>打开订阅页面</translation>
    </message>
    <message>
        <source>The name of a face that is kept with the service, in place of a face photo. For several people, write several names with commas between them; an underscore leaves a face as it is.</source>
        <translation>保存在该服务中的人脸的名称，用来代替人脸照片。有多人时，请写多个名称并用逗号分隔；下划线表示该人脸保持原样。</translation>
    </message>
    <message>
        <source>Quick and without an account. For one hour anybody who knows the link can see the photo; it cannot be taken back sooner.</source>
        <translation>快捷，无需账户。一小时内，任何知道链接的人都能看到照片，且无法提前撤回。</translation>
    </message>
    <message>
        <source>In Discord, make a server of your own, and in it a private text channel that is used for nothing else.</source>
        <translation>在 Discord 中建立自己的服务器，并在其中建立一个专用的私密文字频道。</translation>
    </message>
    <message>
        <source>Kept in your Discord channel until you delete it.</source>
        <translation>会保存在您的 Discord 频道中，直到您将其删除。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Saved face</source>
        <translation>已保存的人脸</translation>
    </message>
    <message>
        <source>Secret access key</source>
        <translation>私有访问密钥</translation>
    </message>
    <message>
        <source>Server number</source>
        <translation>服务器编号</translation>
    </message>
    <message>
        <source>Sharpens the new face.</source>
        <translation>让新人脸更清晰。</translation>
    </message>
    <message>
        <source>Sharper face</source>
        <translation>锐化人脸</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Subscribe at useapi.net</source>
        <translation>在 useapi.net 订阅</translation>
    </message>
    <message>
        <source>Swaps faces and changes backgrounds on the web, through the Discord bot of Picsi.Ai. One or two credits for each face, about four for a background.</source>
        <translation>通过 Picsi.Ai 的 Discord 机器人在线换脸和更换背景。每张人脸一到两点，更换背景约四点。</translation>
    </message>
    <message>
        <source>Swaps faces on the web. It takes photos only as links, so that your photos are put on a link host of your choice first. A swap usually costs 3 of your quota.</source>
        <translation>在线换脸。只接受照片链接，因此照片会先上传到您选择的图床。每次换脸通常消耗 3 额度。</translation>
    </message>
    <message>
        <source>TTAPI</source>
        <translation>TTAPI</translation>
    </message>
    <message>
        <source>TTAPI counts quota, which is bought in advance. It takes links in place of photos, so yours are put on the web for the time of a job, where you choose it in Settings.</source>
        <translation>TTAPI 按预先购买的额度计费。它只接受链接而不是照片，因此您的照片会在任务期间放到网上，位置由您在设置中选择。</translation>
    </message>
    <message>
        <source>TTAPI, and through it Discord</source>
        <translation>TTAPI，并经由它到达 Discord</translation>
    </message>
    <message>
        <source>The job is kept for about a month; the result&apos;s link works for about a day. The pictures stay in your own Discord channel until you delete them there.</source>
        <translation>任务约保留一个月；结果的链接约在一天内有效。图片会留在您自己的 Discord 频道中，直到您将其删除。</translation>
    </message>
    <message>
        <source>The link host forgets your photos when the job is over, or within the time that it names; the link to the result works for about a day.</source>
        <translation>图床会在任务结束后或其声明的期限内删除照片；结果的链接约在一天内有效。</translation>
    </message>
    <message>
        <source>The name of the bucket; it can be private.</source>
        <translation>存储桶的名称，可以是私有存储桶。</translation>
    </message>
    <message>
        <source>The number of the channel in it.</source>
        <translation>其中频道的编号。</translation>
    </message>
    <message>
        <source>The number of the channel that does the work, as Settings show it. Empty: any of yours that has credits left.</source>
        <translation>执行任务的频道的编号，如设置中所示。留空：使用您任意一个仍有点数的频道。</translation>
    </message>
    <message>
        <source>The number of your Discord server.</source>
        <translation>您的 Discord 服务器的编号。</translation>
    </message>
    <message>
        <source>The public half of the bucket&apos;s key.</source>
        <translation>存储桶密钥的公开部分。</translation>
    </message>
    <message>
        <source>The secret of the Discord account that will send the commands.</source>
        <translation>用于发送命令的 Discord 账户的密钥。</translation>
    </message>
    <message>
        <source>The service calls this address when the job is over, and sends it the link to your result. Leave it empty unless the address is your own.</source>
        <translation>任务结束后，服务会访问此网址并发送结果的链接。除非网址属于您自己，否则请留空。</translation>
    </message>
    <message>
        <source>The terms of TTAPI</source>
        <translation>TTAPI 的条款</translation>
    </message>
    <message>
        <source>This page shows where Discord has the numbers of your server and channel, and the Discord token. You enter them after the access key, once.</source>
        <translation>此页面说明在 Discord 的哪里可以找到您的服务器和频道编号以及 Discord 令牌。在输入访问密钥之后填写一次即可。</translation>
    </message>
    <message>
        <source>This service works through a Discord account of your own. Discord&apos;s rules forbid automating an ordinary account, and Discord may close it for that. Use an account that is made for this only. The subscription at useapi.net costs money each month, and Picsi.Ai counts credits of its own.</source>
        <translation>此服务通过您自己的 Discord 账户工作。Discord 的规则禁止自动操作普通账户，并可能因此关闭账户。请使用专为此目的注册的账户。useapi.net 的订阅每月收费，Picsi.Ai 另外计算额度。</translation>
    </message>
    <message>
        <source>Until the job is over.</source>
        <translation>直到任务结束。</translation>
    </message>
    <message>
        <source>What Discord says about it</source>
        <translation>Discord 的说明</translation>
    </message>
    <message>
        <source>What is put behind the people in the photo.</source>
        <translation>放在照片中人物后面的内容。</translation>
    </message>
    <message>
        <source>Where to find the numbers</source>
        <translation>在哪里找到编号</translation>
    </message>
    <message>
        <source>With a free account of your own. For one hour anybody who knows the link can see the photo.</source>
        <translation>使用您自己的免费账户。一小时内，任何知道链接的人都能看到照片。</translation>
    </message>
    <message>
        <source>Write down the numbers of server and channel</source>
        <translation>记下服务器和频道的编号</translation>
    </message>
    <message>
        <source>Your photo goes to storage that belongs to you, with Amazon, Cloudflare, Backblaze or any other S3 service. Only who has the link sees it, for one hour at most, and it is deleted as soon as the job is over.</source>
        <translation>照片存放在属于您的存储空间中，可以是 Amazon、Cloudflare、Backblaze 或其他 S3 服务。只有拿到链接的人才能看到，最长一小时，任务结束后立即删除。</translation>
    </message>
    <message>
        <source>cosy library with warm light</source>
        <translation>灯光温暖的舒适图书馆</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>点</translation>
    </message>
    <message>
        <source>flower garden in spring</source>
        <translation>春天的花园</translation>
    </message>
    <message>
        <source>links to both photos, which are made smaller and without place, camera data and file names; a photo that came from a web address is passed on as that address</source>
        <translation>两张照片的链接，照片已缩小，并去除了地点、相机信息和文件名；来自网址的照片会直接转交其网址</translation>
    </message>
    <message>
        <source>me, astronaut on the moon</source>
        <translation>我，月球上的宇航员</translation>
    </message>
    <message>
        <source>me, business portrait in a bright office</source>
        <translation>我，在明亮办公室中的商务肖像</translation>
    </message>
    <message>
        <source>me, oil painting in a golden frame</source>
        <translation>我，金色画框中的油画</translation>
    </message>
    <message>
        <source>plain light grey studio wall</source>
        <translation>浅灰色的纯色影棚背景墙</translation>
    </message>
    <message>
        <source>quiet city street at night</source>
        <translation>夜晚宁静的城市街道</translation>
    </message>
    <message>
        <source>quota</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>snowy mountains at sunrise</source>
        <translation>日出时的雪山</translation>
    </message>
    <message>
        <source>sunny beach</source>
        <translation>阳光明媚的海滩</translation>
    </message>
    <message>
        <source>the photos of the job, made smaller and without place, camera data and file names, and the text that you write</source>
        <translation>任务的照片（已缩小，并去除了地点、相机信息和文件名）以及您填写的文字</translation>
    </message>
    <message>
        <source>useapi.net, and through it Picsi.Ai and Discord</source>
        <translation>useapi.net，并经由它发送给 Picsi.Ai 和 Discord</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy that was put on the web could not be deleted; it expires.</source>
        <translation>上传到网上的副本无法删除，它会自动过期。</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Copies made for sending</source>
        <translation>为发送制作的副本</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>供支持人员参考的详细信息</translation>
    </message>
    <message>
        <source>Face to use</source>
        <translation>要使用的人脸</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Kept there</source>
        <translation>对方保留期限</translation>
    </message>
    <message>
        <source>Left then</source>
        <translation>当时余额</translation>
    </message>
    <message>
        <source>No answer came; it may have been charged.</source>
        <translation>未收到答复；可能已经收费。</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未接受</translation>
    </message>
    <message>
        <source>Nothing was sent for this job.</source>
        <translation>此任务没有发送任何内容。</translation>
    </message>
    <message>
        <source>Number here</source>
        <translation>本机编号</translation>
    </message>
    <message>
        <source>Number there</source>
        <translation>服务方编号</translation>
    </message>
    <message>
        <source>Photo to change</source>
        <translation>要修改的照片</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Sent {when}</source>
        <translation>发送于 {when}</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>The photos were put on the link host; links to them were sent.</source>
        <translation>照片已放到图床；发送的是它们的链接。</translation>
    </message>
    <message>
        <source>To</source>
        <translation>发送给</translation>
    </message>
    <message>
        <source>What was sent for {name}</source>
        <translation>为“{name}”发送的内容</translation>
    </message>
    <message>
        <source>Your text</source>
        <translation>您的文字</translation>
    </message>
    <message>
        <source>deleted here {when}</source>
        <translation>已于 {when} 在本机删除</translation>
    </message>
    <message>
        <source>only the part around one face, of {size} in all</source>
        <translation>仅一张脸周围的部分，整张照片为 {size}</translation>
    </message>
    <message>
        <source>the service cannot stop a job; it may have been charged</source>
        <translation>服务无法停止任务；可能已经收费</translation>
    </message>
    <message>
        <source>the service stopped it</source>
        <translation>服务已将其停止</translation>
    </message>
    <message>
        <source>the web address that it came from</source>
        <translation>照片来源的网址</translation>
    </message>
    <message>
        <source>too late; it may have been charged</source>
        <translation>为时已晚；可能已经收费</translation>
    </message>
    <message>
        <source>without place, camera data and file name</source>
        <translation>不含地点、相机信息和文件名</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date} {time}</translation>
    </message>
    <message>
        <source>{name} ({host})</source>
        <comment>who got it, and its address</comment>
        <translation>{name}（{host}）</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
</context>
<context>
    <name>remedy</name>
    <message>
        <source>Change the text</source>
        <translation>修改文字</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再次检查</translation>
    </message>
    <message>
        <source>Choose a link host</source>
        <translation>选择图床</translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation>选择服务</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Enter access key</source>
        <translation>输入访问密钥</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>继续等待</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Choose another face…</source>
        <translation>选择另一张人脸…</translation>
    </message>
    <message>
        <source>Choose another photo…</source>
        <translation>选择另一张照片…</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>另选一张…</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续费</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>报告问题</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>保存为 PNG…</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>Set up the channel</source>
        <translation>设置频道</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>All that can be done with the job</source>
        <translation>此任务可进行的所有操作</translation>
    </message>
    <message>
        <source>Choose a photo for the pane</source>
        <translation>为当前窗格选择照片</translation>
    </message>
    <message>
        <source>Closer, farther</source>
        <translation>放大、缩小</translation>
    </message>
    <message>
        <source>Go to another face</source>
        <translation>切换到另一张人脸</translation>
    </message>
    <message>
        <source>In a pane</source>
        <translation>照片窗格</translation>
    </message>
    <message>
        <source>In the list of jobs</source>
        <translation>任务列表</translation>
    </message>
    <message>
        <source>In the pictures</source>
        <translation>对比视图</translation>
    </message>
    <message>
        <source>Mean this face</source>
        <translation>选定此人脸</translation>
    </message>
    <message>
        <source>Move the slider, or the picture</source>
        <translation>移动滑块或图片</translation>
    </message>
    <message>
        <source>Remove the job</source>
        <translation>移除任务</translation>
    </message>
    <message>
        <source>Remove the photo</source>
        <translation>移除照片</translation>
    </message>
    <message>
        <source>See the original while held</source>
        <translation>按住时查看原图</translation>
    </message>
    <message>
        <source>Show the job</source>
        <translation>显示任务</translation>
    </message>
    <message>
        <source>Whole picture, actual size</source>
        <translation>整张图片、实际大小</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source> · </source>
        <comment>between short facts in one line</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>A copy that was put on the web could not be deleted; it expires by itself.</source>
        <translation>上传到网上的副本无法删除，它会自动过期。</translation>
    </message>
    <message>
        <source>A photo holds several pictures; only the first one was used.</source>
        <translation>照片文件包含多张图片；只使用了第一张。</translation>
    </message>
    <message>
        <source>Add a face photo</source>
        <translation>请添加人脸照片</translation>
    </message>
    <message>
        <source>Add a photo and a face to begin</source>
        <translation>请先添加照片和人脸</translation>
    </message>
    <message>
        <source>Add a photo to change</source>
        <translation>请添加要修改的照片</translation>
    </message>
    <message>
        <source>Background description</source>
        <translation>背景描述</translation>
    </message>
    <message>
        <source>Blending</source>
        <translation>正在融合</translation>
    </message>
    <message>
        <source>By pressing it you confirm that the people in the face photos agreed.</source>
        <translation>点按即表示您确认：人脸照片中的人均已同意。</translation>
    </message>
    <message>
        <source>By pressing it you confirm that the person in the face photo agreed.</source>
        <translation>点按即表示您确认：人脸照片中的人已同意。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Change background</source>
        <translation>更换背景</translation>
    </message>
    <message>
        <source>Checking the result</source>
        <translation>正在检查结果</translation>
    </message>
    <message>
        <source>Checking whether it arrived</source>
        <translation>正在确认是否送达</translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation>选择服务</translation>
    </message>
    <message>
        <source>Choose the new background</source>
        <translation>选择新背景</translation>
    </message>
    <message>
        <source>Click the face to change</source>
        <translation>请点击要更换的人脸</translation>
    </message>
    <message>
        <source>Click the face to change, or the service picks one.</source>
        <translation>请点击要更换的脸，否则由服务自行选择。</translation>
    </message>
    <message>
        <source>Click the face to use</source>
        <translation>请点击要使用的人脸</translation>
    </message>
    <message>
        <source>Cutting out</source>
        <translation>正在抠图</translation>
    </message>
    <message>
        <source>Describe it in a few words</source>
        <translation>请用几句话描述</translation>
    </message>
    <message>
        <source>Did not work</source>
        <translation>未成功</translation>
    </message>
    <message>
        <source>Done in {n} s</source>
        <translation>用时 {n} 秒</translation>
    </message>
    <message>
        <source>Done in {time}</source>
        <translation>用时 {time}</translation>
    </message>
    <message>
        <source>Done on this computer. Nothing is sent.</source>
        <translation>在本机完成，不发送任何内容。</translation>
    </message>
    <message>
        <source>Done · {service}</source>
        <translation>已完成 · {service}</translation>
    </message>
    <message>
        <source>Enter the access key of this service</source>
        <translation>请输入此服务的访问密钥</translation>
    </message>
    <message>
        <source>Finding the faces</source>
        <translation>正在查找人脸</translation>
    </message>
    <message>
        <source>Fitting the face</source>
        <translation>正在贴合人脸</translation>
    </message>
    <message>
        <source>For example: me, reading in a cosy library, warm lamp light</source>
        <translation>例如：我在舒适的图书馆里看书，温暖的灯光</translation>
    </message>
    <message>
        <source>For example: quiet beach in the evening, warm light</source>
        <translation>例如：傍晚宁静的海滩，温暖的光线</translation>
    </message>
    <message>
        <source>It may still be charged.</source>
        <translation>仍可能收费。</translation>
    </message>
    <message>
        <source>Looking at the photos…</source>
        <translation>正在查看照片…</translation>
    </message>
    <message>
        <source>Make a portrait</source>
        <translation>制作肖像</translation>
    </message>
    <message>
        <source>Making links</source>
        <translation>正在生成链接</translation>
    </message>
    <message>
        <source>Matching the colours</source>
        <translation>正在匹配颜色</translation>
    </message>
    <message>
        <source>Measuring the faces</source>
        <translation>正在测量人脸</translation>
    </message>
    <message>
        <source>No face was found in this photo.</source>
        <translation>在此照片中未找到人脸。</translation>
    </message>
    <message>
        <source>No face was found in {face}</source>
        <translation>在“{face}”中未找到人脸</translation>
    </message>
    <message>
        <source>No face was found in {target}</source>
        <translation>在“{target}”中未找到人脸</translation>
    </message>
    <message>
        <source>None of these photos can be used</source>
        <translation>这些照片都无法使用</translation>
    </message>
    <message>
        <source>Not enough credits left with this service</source>
        <translation>此服务的剩余点数不足</translation>
    </message>
    <message>
        <source>Not sure whether it arrived</source>
        <translation>不确定是否送达</translation>
    </message>
    <message>
        <source>Of the photo only the part around the chosen face is sent.</source>
        <translation>照片中只发送所选脸部周围的部分。</translation>
    </message>
    <message>
        <source>Only the part around the face was sent, and what came back could not be put into the whole photo.</source>
        <translation>只发送了脸部周围的部分，返回的结果无法放回整张照片。</translation>
    </message>
    <message>
        <source>Painting the background</source>
        <translation>正在绘制背景</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Portrait description</source>
        <translation>肖像描述</translation>
    </message>
    <message>
        <source>Preparing copies to send</source>
        <translation>正在准备要发送的副本</translation>
    </message>
    <message>
        <source>Putting it back at full size</source>
        <translation>正在还原为原始尺寸</translation>
    </message>
    <message>
        <source>Reading the photos</source>
        <translation>正在读取照片</translation>
    </message>
    <message>
        <source>Receiving the result</source>
        <translation>正在接收结果</translation>
    </message>
    <message>
        <source>Refining the edges</source>
        <translation>正在修饰边缘</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Say what is to be seen, where, and in which light.</source>
        <translation>请写出画面里有什么、在哪里、是什么样的光线。</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Sent to {service}.</source>
        <translation>将发送给 {service}。</translation>
    </message>
    <message>
        <source>Stopped; it may still be charged</source>
        <translation>已停止；仍可能收费</translation>
    </message>
    <message numerus="yes">
        <source>Swap %n face(s)</source>
        <translation>
            <numerusform>替换 %n 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Swap face</source>
        <translation>换脸</translation>
    </message>
    <message>
        <source>The date and camera data of the photo could not be copied.</source>
        <translation>无法复制照片的日期和相机信息。</translation>
    </message>
    <message>
        <source>The face is blurred; a sharper photo works better.</source>
        <translation>人脸模糊，换用更清晰的照片效果会更好。</translation>
    </message>
    <message>
        <source>The face is cut off at the edge; one with room around it works better.</source>
        <translation>人脸在边缘处被截断，换用四周留有空间的照片效果会更好。</translation>
    </message>
    <message>
        <source>The face is turned far to the side; a frontal one will look better.</source>
        <translation>人脸侧转较多，换用正脸照片效果会更好。</translation>
    </message>
    <message>
        <source>The face is very small; a larger one works better.</source>
        <translation>人脸非常小，换用更大的人脸效果会更好。</translation>
    </message>
    <message>
        <source>The face photo is a little blurred; a sharper one will look better.</source>
        <translation>人脸照片有些模糊，换用更清晰的照片效果会更好。</translation>
    </message>
    <message>
        <source>The face photo shows the face rather small; a larger one will look sharper.</source>
        <translation>人脸照片中的人脸偏小，换用更大的人脸会更清晰。</translation>
    </message>
    <message>
        <source>The two heads are turned quite differently; a face photo from a similar angle will look better.</source>
        <translation>两张脸的朝向相差较大，换用角度相近的人脸照片效果会更好。</translation>
    </message>
    <message>
        <source>This file holds several pictures; the first one is used.</source>
        <translation>此文件包含多张图片，将使用第一张。</translation>
    </message>
    <message>
        <source>This service cannot do that; choose another</source>
        <translation>此服务不支持该操作，请选择其他服务</translation>
    </message>
    <message>
        <source>Too many faces for this service</source>
        <translation>人脸数量超出此服务的限制</translation>
    </message>
    <message>
        <source>Waiting for an access key</source>
        <translation>等待访问密钥</translation>
    </message>
    <message>
        <source>Waiting for credits</source>
        <translation>等待点数</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>排队等候</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for its turn, %n before it</source>
        <translation>
            <numerusform>排队等候，前面还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for its turn, it is next</source>
        <translation>排队等候，下一个就轮到它</translation>
    </message>
    <message>
        <source>Waiting for the network</source>
        <translation>等待网络连接</translation>
    </message>
    <message>
        <source>Waiting for your consent</source>
        <translation>等待您的同意</translation>
    </message>
    <message>
        <source>Waiting for {service}</source>
        <translation>正在等待 {service}</translation>
    </message>
    <message>
        <source>Waiting in the queue of {service}</source>
        <translation>正在 {service} 排队</translation>
    </message>
    <message>
        <source>background</source>
        <comment>suffix of a file name</comment>
        <translation>换背景</translation>
    </message>
    <message>
        <source>portrait</source>
        <comment>suffix of a file name</comment>
        <translation>肖像</translation>
    </message>
    <message>
        <source>swapped</source>
        <comment>suffix of a file name</comment>
        <translation>换脸</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <comment>two sentences</comment>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>{hours}:{minutes}</source>
        <comment>minutes and seconds behind hours</comment>
        <translation>{hours}:{minutes}</translation>
    </message>
    <message>
        <source>{number} left</source>
        <comment>credits</comment>
        <translation>剩余 {number}</translation>
    </message>
    <message numerus="yes">
        <source>{n} of %n people have a face.</source>
        <translation>
            <numerusform>%n 人中已有 {n} 人选好人脸。</numerusform>
        </translation>
    </message>
    <message>
        <source>{service} is busy</source>
        <translation>{service} 繁忙</translation>
    </message>
    <message>
        <source>{service} is busy, trying again in {n} s</source>
        <translation>{service} 繁忙，{n} 秒后重试</translation>
    </message>
    <message>
        <source>{service} takes unusually long</source>
        <translation>{service} 耗时异常</translation>
    </message>
</context>
<context>
    <name>wait</name>
    <message numerus="yes">
        <source>lately about %n minute(s)</source>
        <translation>
            <numerusform>近期约 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>lately about %n second(s)</source>
        <translation>
            <numerusform>近期约 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>usually %n minute(s)</source>
        <translation>
            <numerusform>通常 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>usually %n second(s)</source>
        <translation>
            <numerusform>通常 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>usually {least} to {most} minutes</source>
        <translation>通常 {least} 到 {most} 分钟</translation>
    </message>
    <message>
        <source>usually {least} to {most} seconds</source>
        <translation>通常 {least} 到 {most} 秒</translation>
    </message>
</context>
</TS>
