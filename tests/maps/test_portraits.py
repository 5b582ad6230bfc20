"""A portrait from outside is kept where it is shapes alone, else it is dropped and said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shop import SHOP

from desireline.maps.edits.personas import AddPersona, SetPersona
from desireline.maps.journey_map import Persona
from desireline.maps.portraits import PortraitError, is_plain, without_lively_portraits
from desireline.workspace.portraits import portrait

START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
PLAIN = f'{START}<g id="a"><path d="M0 0" fill="url(#b)"/></g><use href="#a"/></svg>'
LIVELY = (
    f"{START}<style>*{{fill:red}}</style></svg>",
    f"{START}<script>alert(1)</script></svg>",
    f'{START}<path d="M0 0" onload="alert(1)"/></svg>',
    f'{START}<path d="M0 0" style="fill:red"/></svg>',
    f'{START}<image href="https://a.example/x.png"/></svg>',
    f'{START}<use href="https://a.example/x.svg#a"/></svg>',
    f'{START}<use xlink:href="data:image/svg+xml;base64,AA"/></svg>',
    f'{START}<path d="M0 0" fill="url(https://a.example/x#a)"/></svg>',
    f"{START}<foreignObject/></svg>",
    f"{START}<text>200</text></svg>",
    f'{START}<a href="javascript:alert(1)"/></svg>',
    f'{START}<path d="M0 0"><animate attributeName="d"/></path></svg>',
    f'{START}<defs><g id="a"><use href="#a"/><use href="#a"/></g></defs></svg>',
    f"<?xml-stylesheet href='https://a.example/x.css'?>{PLAIN}",
    f'<!DOCTYPE svg [<!ENTITY a "b">]>{PLAIN}',
    f"{START}{'<g/>' * 1001}</svg>",
    f"{START}{' ' * 200_000}</svg>",
    "<p>no picture</p>",
    f"{START}<g>",
)


@pytest.mark.parametrize("name", ["Ana", "Ömer", "K. Voss", ""])
def test_our_own_faces_are_plain(name: str) -> None:
    assert is_plain(portrait(name, plate="b9d8cb"))
    assert is_plain(PLAIN)


@pytest.mark.parametrize("name", ["die vorsichtige Käuferin", "Käuferin 14", "Nora", "Lena"])
def test_nobody_is_given_a_beard_by_chance(name: str) -> None:
    drawn = [portrait(f"{name}{more}", plate="b9d8cb") for more in ("", *range(20))]
    assert not [one for one in drawn if 'id="beard' in one]


@pytest.mark.parametrize("lively", LIVELY)
def test_anything_else_is_dropped_with_a_notice(lively: str) -> None:
    assert not is_plain(lively)
    people = (Persona(id="p", name="Ana", portrait=lively), Persona(id="q", name="Bo"))
    made, said = without_lively_portraits(replace(SHOP, personas=people))
    assert [one.portrait for one in made.personas] == ["", ""]
    assert said == "The portrait of Ana was no plain drawing and was replaced by a drawn face."


def test_an_edit_takes_plain_portraits_alone() -> None:
    add = AddPersona(persona_id="new", name="Ana", portrait=LIVELY[0])
    with pytest.raises(PortraitError, match="no plain SVG"):
        add.changes(SHOP)
    people = replace(SHOP, personas=(Persona(id="p", name="Ana"),))
    with pytest.raises(PortraitError, match="no plain SVG"):
        SetPersona(persona_id="p", portrait=LIVELY[1]).changes(people)
    assert SetPersona(persona_id="p", portrait=PLAIN).changes(people)
