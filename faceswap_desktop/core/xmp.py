# SPDX-License-Identifier: GPL-3.0-or-later
"""XMP packets: what an original says in its own, and the packet that a result gets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from faceswap_desktop import __version__
from faceswap_desktop.core.formats import Mark

CREATOR_TOOL = f"FaceSwap Desktop {__version__}"
ALTERED = "Altered with FaceSwap Desktop"
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"

_NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "TC260": "http://www.tc260.org.cn/ns/AIGC/1.0/",
    "faceswap": "urn:faceswap-desktop:1/",
}
_SOURCE_TYPE = "Iptc4xmpExt:DigitalSourceType"
_KEPT = ("dc:creator", "dc:rights", "xmp:CreateDate", "photoshop:DateCreated")
# What a generator says of itself stays with its picture; some countries ask for that by law.
_OF_GENERATORS = (
    "Iptc4xmpExt:AISystemUsed",
    "Iptc4xmpExt:AISystemVersionUsed",
    "TC260:AIGC",
)
# The source type that others had given, where this program put its own in that place.
_BEFORE = "faceswap:SourceTypeBefore"
_NOTHING = "none"
_LANGUAGES = {"dc:rights", "dc:description"}
_LISTS = {"dc:creator"}
# What says more about a picture's making wins over what says less.
_STRENGTH = {
    "trainedAlgorithmicMedia": 5,
    "compositeWithTrainedAlgorithmicMedia": 4,
    "compositeSynthetic": 3,
    "algorithmicMedia": 3,
    "virtualRecording": 2,
    "compositeCapture": 1,
    "composite": 1,
}
_TERM = re.compile(rb"https?://cv\.iptc\.org/newscodes/digitalsourcetype/([A-Za-z]+)")
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Said:
    """Properties by prefixed name; several values where the property is a list."""

    properties: dict[str, tuple[str, ...]]

    @property
    def source_type(self) -> str:
        """The last word of the digital source type, or ""."""
        found = self.properties.get(_SOURCE_TYPE, ("",))[0]
        return found.rstrip("/").rsplit("/", 1)[-1]

    @property
    def foreign(self) -> str:
        """The source type that others gave, or "": this program's own is its to take back."""
        if _BEFORE in self.properties:
            before = self.properties[_BEFORE][0]
            return "" if before == _NOTHING else before
        tool = self.properties.get("xmp:CreatorTool", ("",))[0]
        return "" if tool.startswith("FaceSwap Desktop") else self.source_type


def read(packet: bytes) -> Said:
    """What a packet says about the few things that matter here; nothing where it is broken."""
    names = (_SOURCE_TYPE, _BEFORE, *_KEPT, *_OF_GENERATORS, "dc:description", "xmp:CreatorTool")
    wanted = {_full(name): name for name in names}
    found: dict[str, tuple[str, ...]] = {}
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:  # XMP has neither; entities can explode
        return Said(found)
    try:
        root = ET.fromstring(packet.strip(b"\0 \t\r\n"))  # noqa: S314 (no entities, see above)
    except (ET.ParseError, ValueError, LookupError):
        return Said(found)
    for description in root.iter(_full("rdf:Description")):
        for key, value in description.attrib.items():
            if key in wanted and value.strip():
                found[wanted[key]] = (value.strip()[:_LONGEST],)
        for child in description:
            values = tuple(_texts(child))
            if child.tag in wanted and values:
                found[wanted[child.tag]] = values
    return Said(found)


def packet_for(said: Said, mark: Mark | None, result: Said | None = None) -> bytes:
    """The packet of a result: the mark, unless None, and what is kept of the original's (`said`).

    `result` is what the file says that the result came in. The strongest mark stays; without
    `mark` only those of the original and of others. Empty when there is nothing to say.
    """
    found = result or Said({})
    properties = {key: said.properties[key] for key in _KEPT if key in said.properties}
    for key in _OF_GENERATORS:
        if values := found.properties.get(key) or said.properties.get(key):
            properties[key] = values
    others = stronger(found.foreign, said.source_type)
    ours = stronger(found.source_type, mark.value) if mark is not None else ""
    kept = stronger(others, ours)
    if kept and (mark is not None or kept in _STRENGTH):
        properties[_SOURCE_TYPE] = (SOURCE_TYPES + kept,)
    if mark is not None:
        if others:
            properties[_BEFORE] = (others,)
        properties["xmp:CreatorTool"] = (CREATOR_TOOL,)
        first = said.properties.get("dc:description", ("",))[0]
        properties["dc:description"] = (described(first),)
    elif "dc:description" in said.properties:
        properties["dc:description"] = said.properties["dc:description"][:1]
    if not properties:
        return b""
    properties["tiff:Orientation"] = ("1",)
    return _packet(properties)


def merged(packet: bytes, mark: Mark) -> bytes:
    """A received packet with the mark added, and all else in it as it was."""
    said = read(packet)
    if packet.rfind(b"</rdf:RDF>") < 0 or (
        not said.properties and b"rdf:Description" not in packet
    ):
        return packet_for(said, mark)
    kept = stronger(said.source_type, mark.value)
    if kept == said.source_type:
        return packet
    added: dict[str, tuple[str, ...]] = {_BEFORE: (said.foreign or _NOTHING,)}
    if said.source_type:
        packet, count = _TERM.subn((SOURCE_TYPES + kept).encode(), packet)
        if not count:  # in a spelling of its own
            return packet_for(said, mark)
    else:
        added[_SOURCE_TYPE] = (SOURCE_TYPES + kept,)
    if "dc:description" not in said.properties:
        added["dc:description"] = (ALTERED,)
    end = packet.rfind(b"</rdf:RDF>")
    return packet[:end] + _description(added).encode() + packet[end:]


def described(text: str) -> str:
    """The description of a result: what was there, and that it was altered."""
    if ALTERED in text:
        return text
    return f"{text.rstrip()} ({ALTERED})" if text.strip() else ALTERED


def stronger(one: str, other: str) -> str:
    """The term that says more about how far a picture is from a plain photo."""
    return one if _STRENGTH.get(one, 0) > _STRENGTH.get(other, 0) else other or one


def _texts(element: ET.Element) -> list[str]:
    items = [each.text for each in element.iter(_full("rdf:li"))] or [element.text]
    resource = element.get(_full("rdf:resource"))
    given = [each.strip()[:_LONGEST] for each in (*items, resource) if each and each.strip()]
    return given[:16]


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NAMES[prefix]}}}{local}"


def _packet(properties: dict[str, tuple[str, ...]]) -> bytes:
    body = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{_NAMES["rdf"]}">{_description(properties)}</rdf:RDF></x:xmpmeta>'
    )
    begin = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    return f'{begin}\n{body}\n<?xpacket end="w"?>'.encode()


def _description(properties: dict[str, tuple[str, ...]]) -> str:
    used = {name.partition(":")[0] for name in properties}
    spaces = "".join(f' xmlns:{prefix}="{_NAMES[prefix]}"' for prefix in sorted(used))
    inner = "".join(_element(name, values) for name, values in properties.items())
    return f'<rdf:Description rdf:about=""{spaces}>{inner}</rdf:Description>'


def _element(name: str, values: tuple[str, ...]) -> str:
    clean = [escape(_NOT_XML.sub("", value)) for value in values]
    if name in _LANGUAGES:
        inner = f'<rdf:Alt><rdf:li xml:lang="x-default">{clean[0]}</rdf:li></rdf:Alt>'
    elif name in _LISTS:
        items = "".join(f"<rdf:li>{value}</rdf:li>" for value in clean)
        inner = f"<rdf:Seq>{items}</rdf:Seq>"
    else:
        inner = clean[0]
    return f"<{name}>{inner}</{name}>"


_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
