"""What an eye would see wrong on a screen: text cut or covered, controls nobody can reach."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Nothing on a screen may scroll sideways but these: the map's sheet and the sheet of sentences,
# whose columns keep their width under sticky heads; the sorting board's stages; the timeline of
# one customer; wide tables; and the rail and tools of a phone.
MAY_SCROLL = (
    "[class*=_room_], [class*=_columns_], [class*=_sheet_], [class*=_rail_], [class*=_toolBar_],"
    " :has(> table), :has(> svg)"
)
# The rules of axe-core that another theme can break where the same screen has kept them in one.
OF_COLORS = ("color-contrast", "link-in-text-block")
# Texts that are cut by a box and told nowhere else, lie over one another, stick out of their own
# box or cell, or lie off the page; and boxes that scroll sideways without leave. What scrolls is
# judged by what of it shows; layers above the page (menus, dialogs, sticky heads) by themselves.
FLAWS = """
(mayScroll) => {
  const found = new Set();
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const says = (text) => text.trim().replace(/\\s+/g, " ").slice(0, 50);
  const SKIP = "option, script, style, .visually-hidden, [class*=_skip_], [aria-hidden=true] svg";
  const layerOf = (one) => {
    for (let up = one; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      const lifted = style.position !== "static" && Number(style.zIndex) >= 10;
      const stuck = ["fixed", "sticky"].includes(style.position);
      if (stuck || lifted || up.matches("[role=dialog]")) return up;
    }
    return document.body;
  };
  const boxed = (style) =>
    style.display !== "inline" && (parseFloat(style.borderRightWidth) > 0 ||
      style.backgroundColor !== "rgba(0, 0, 0, 0)");
  const toldElsewhere = (one) => one.closest("[title], [aria-label]") !== null;
  const texts = [];
  const look = (one, text, rect, node) => {
    if (rect.width < 2 || rect.height < 2) return;
    let { left, right, top, bottom } = rect;
    let own = null;
    let out = false;
    for (let up = one; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      const room = up.getBoundingClientRect();
      if (own === null && boxed(style) && room.width > 0) {
        own = up;
        const scrolls = [style.overflowX, style.overflowY].some((it) => it !== "visible");
        const over = right > room.right + 1.5 || left < room.left - 1.5;
        if (!scrolls && (over || bottom > room.bottom + 3 || top < room.top - 3)) {
          found.add(`out of its box: ${text}`);
        }
      }
      const [x, y] = [style.overflowX, style.overflowY];
      if (x === "hidden" || x === "clip") {
        const cut = right > room.right + 1 || left < room.left - 1;
        if (cut && !toldElsewhere(one) && !up.closest("svg")) found.add(`cut: ${text}`);
        if (cut) [left, right] = [Math.max(left, room.left), Math.min(right, room.right)];
      } else if (x !== "visible") {
        [left, right] = [Math.max(left, room.left), Math.min(right, room.right)];
      }
      if (y === "hidden" || y === "clip") {
        const cut = bottom > room.bottom + 3 || top < room.top - 3;
        if (cut && !toldElsewhere(one) && !up.closest("svg")) found.add(`cut below: ${text}`);
      }
      if (y !== "visible") {
        [top, bottom] = [Math.max(top, room.top), Math.min(bottom, room.bottom)];
      }
      if (right - left < 2 || bottom - top < 2) { out = true; break; }
      if (style.position === "fixed") break;
    }
    if (out) return;
    if (right > innerWidth + 1 || left < -1) found.add(`off the page: ${text}`);
    texts.push({ left, right, top, bottom, text, node, layer: layerOf(one) });
  };
  for (const one of document.querySelectorAll("body *")) {
    if (one.closest(SKIP) || !shown(one)) continue;
    if (one instanceof SVGElement) {
      const box = one.getBoundingClientRect();
      if (one.tagName === "text") look(one, says(one.textContent), box, one);
      continue;
    }
    for (const child of one.childNodes) {
      if (child.nodeType !== 3 || !child.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(child);
      const lines = [...range.getClientRects()];
      for (const line of lines) look(one, says(child.data), line, child);
      const letters = child.data.trim().length / lines.length;
      if (lines.length > 4 && letters < 9) found.add(`squeezed: ${says(child.data)}`);
    }
  }
  texts.sort((a, b) => a.top - b.top);
  for (let k = 0; k < texts.length; k += 1) {
    const a = texts[k];
    for (let j = k + 1; j < texts.length && texts[j].top < a.bottom; j += 1) {
      const b = texts[j];
      if (a.layer !== b.layer || a.node === b.node) continue;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - b.top;
      if (wide > 2 && high > 4) found.add(`over another: ${a.text} / ${b.text}`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) found.add("the page scrolls");
  for (const box of document.querySelectorAll("main, main *, [role=dialog] *")) {
    const beyond = box.scrollWidth > box.clientWidth + 1;
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(box).overflowX);
    if (beyond && scrolls && box.tagName !== "TEXTAREA" && !box.closest(mayScroll)) {
      found.add(`scrolls: ${box.tagName.toLowerCase()}.${box.className}`);
    }
  }
  return [...found];
}
"""
# Marks every control that the Tab key should reach, one of a group of radio buttons; and names
# what answers a click of the mouse without being a control or lying in one.
CONTROLS = """
() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) &&
    !one.closest("[inert], [aria-hidden=true], fieldset[disabled]") &&
    !one.closest("details:not([open]) > :not(summary)");
  const says = (one) => `${one.tagName.toLowerCase()} "${(one.getAttribute("aria-label") ||
    one.textContent || one.name || one.id).trim().replace(/\\s+/g, " ").slice(0, 50)}"`;
  const CONTROL = "a[href], button, input, select, textarea, summary, [tabindex]";
  const layer = [...document.querySelectorAll("[role=dialog]")].filter(shown).pop() ?? document;
  const groups = new Set();
  let many = 0;
  for (const one of layer.querySelectorAll(CONTROL)) {
    if (one.disabled || one.tabIndex < 0 || !shown(one) || one.type === "hidden") continue;
    if (one.dataset.baseUiFocusGuard !== undefined) continue;
    if (one.type === "radio") {
      const group = one.name || one.closest("[role=radiogroup], fieldset");
      if (groups.has(group)) continue;
      groups.add(group);
      one.dataset.group = "yes";
    }
    one.dataset.wanted = says(one);
    many += 1;
  }
  const mouse = [];
  for (const one of document.querySelectorAll("main *, [role=dialog] *")) {
    if (getComputedStyle(one).cursor !== "pointer" || !shown(one)) continue;
    if (one.parentElement && getComputedStyle(one.parentElement).cursor === "pointer") continue;
    if (one.closest(`${CONTROL}, label, [role=gridcell]`)) continue;
    mouse.push(`only for the mouse: ${says(one)}`);
  }
  return { many, mouse };
}
"""
# One press of the Tab key later: whether the control before showed that it had the focus (its
# ring, border or ground, or those of what stands for it, looked otherwise than they do now), and
# where the focus is now. The guards at a dialog's ends hand the focus on with the next frame; a
# key pressed before would skip the control it goes to, so this waits (five seconds at most).
STEP = """
async () => {
  const until = performance.now() + 5000;
  while (document.activeElement?.dataset?.baseUiFocusGuard !== undefined &&
      performance.now() < until) {
    await new Promise((framed) => requestAnimationFrame(framed));
  }
  const looks = (one) => {
    const label = one.id && document.querySelector(`label[for="${CSS.escape(one.id)}"]`);
    const above = one.parentElement;
    const around = [one, one.firstElementChild, one.nextElementSibling, above, label];
    if (above?.parentElement) around.push(above.parentElement);
    return around.filter(Boolean).map((it) => {
      const s = getComputedStyle(it);
      return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor,
        s.backgroundColor, s.stroke].join();
    }).join("|");
  };
  const now = document.activeElement;
  const last = window.lookedAt;
  const unseen = last && last.one !== now && last.one.isConnected && looks(last.one) === last.looks
    ? last.one.dataset.wanted ?? last.one.outerHTML.slice(0, 80) : null;
  if (!now || now === document.body) {
    window.lookedAt = null;
    return { unseen, again: false };
  }
  const group = now.type === "radio" && now.name
    ? document.querySelector(`[data-group][name="${CSS.escape(now.name)}"]`) : now;
  const again = now !== last?.one && now.dataset.reached !== undefined;
  for (const one of [now, group]) if (one) one.dataset.reached = "yes";
  const box = now.getBoundingClientRect();
  const off = box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth
    ? now.dataset.wanted ?? now.outerHTML.slice(0, 80) : null;
  if (now !== last?.one) window.lookedAt = { one: now, looks: looks(now) };
  return { unseen, again, off };
}
"""
LEFT_OUT = """
() => [...document.querySelectorAll("[data-wanted]:not([data-reached])")]
  .filter((one) => one.isConnected && one.tabIndex >= 0)
  .map((one) => one.dataset.wanted)
"""


def flaws(page: Page) -> list[str]:
    """Name the texts that are cut, covered or off the page, and what scrolls without leave."""
    return list(page.evaluate(FLAWS, MAY_SCROLL))


def barriers(page: Page, rules: tuple[str, ...] = ()) -> list[str]:
    """Name what keeps people with impairments from a screen, by axe-core or some rules of it."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{each['impact']}: {each['id']} ({each['help']}): {node['html'][:160]}"
        for each in found
        for node in each["nodes"]
    ]


def out_of_reach(page: Page) -> list[str]:
    """Name what the keyboard cannot reach, and what does not show that it has the focus.

    Walks through the screen with the Tab key, from the top until it comes round.
    """
    controls = page.evaluate(CONTROLS)
    found = list(controls["mouse"])
    rounds = 0
    for _ in range(2 * controls["many"] + 20):
        page.keyboard.press("Tab")
        step = page.evaluate(STEP)
        if step["unseen"]:
            found.append(f"focus not to be seen: {step['unseen']}")
        rounds += bool(step["again"])
        if rounds > 2:  # what had the focus at the start comes round before the rest
            break
        if step.get("off"):
            found.append(f"focus off the page: {step['off']}")
    return found + [f"not reached by Tab: {one}" for one in page.evaluate(LEFT_OUT)]


def settle(page: Page) -> None:
    """Wait until the fonts are there and the page is laid out for its present size."""
    page.evaluate(
        "document.fonts.ready.then(() => new Promise((done) =>"
        " requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))))"
    )


def forget(page: Page) -> None:
    """Take back the marks of a walk with the Tab key, so that another may begin."""
    page.evaluate(
        """() => {
          for (const one of document.querySelectorAll("[data-wanted], [data-reached]")) {
            for (const mark of ["wanted", "reached", "group"]) delete one.dataset[mark];
          }
          window.lookedAt = null;
          document.activeElement?.blur();
        }"""
    )
