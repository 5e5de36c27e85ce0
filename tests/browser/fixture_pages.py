"""The pages of the fixture site. Words like `quokka` exist only so that tests can search a browser profile for them."""

from html import escape

from app.assets import Assets

CSS = "html{font:18px sans-serif}[hidden]{display:none}.out{position:sticky;top:0}section{min-height:70vh}"
LANGUAGES = {"en": "ltr", "fi": "ltr", "ar": "rtl"}
Fields = list[tuple[str, str]]


class Pages:
    """Every page as one string."""

    def __init__(self, assets: Assets, neutral: str) -> None:
        self.assets, self.neutral = assets, neutral
        self.idle = (780.0, 900.0)

    def page(
        self, lang: str, title: str, main: str, who: str = "", place: str = "", address: str = ""
    ) -> str:
        """The frame that base.html gives."""
        script, module = (self.assets.url(f"js/{name}.js") for name in ("exit", "main"))
        known = f' data-address="{address}"' if address else ""
        where = f' data-place="{place}"' if place else ""
        return f"""<!doctype html><html lang="{lang}" dir="{LANGUAGES[lang]}" class="lang-{lang}"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title} - Askel</title>
<style>{CSS}</style><script defer src="{script}"></script><script type="module" src="{module}"></script></head>
<body data-behaviour="navigation"{known}>
<form class="out" method="post" action="/out" data-exit data-exit-url="{self.neutral}" data-exit-title="Loading" \
autocomplete="off"><button>Exit</button></form><a href="#main">Skip</a>
<p id="notice" role="alert" data-offline="No connection" data-failed="Did not work"></p>
<main id="main"{where}>{main}</main>{self.guard(lang, who) if who else ""}</body></html>"""

    def guard(self, lang: str, who: str) -> str:
        """Warning and cover of a session."""
        warn, end = self.idle
        return f"""<div data-behaviour="session" data-who="{who}" data-idle-warn="{warn}" data-idle-end="{end}">
<form data-warning hidden method="post" action="/{lang}/stay" autocomplete="off"><button>I am here</button></form>
<form data-cover hidden method="post" action="/{lang}/code" autocomplete="off"><h2>Closed</h2>
<input name="code" aria-label="Code" autocomplete="off"><button>Open again</button>
<p data-error role="alert" data-wrong="Wrong" data-wait="Wait" data-offline="Offline"></p>
<a href="/{lang}/">Home</a></form></div>"""

    def chooser(self) -> str:
        """The language chooser at the root."""
        links = "".join(f'<a href="/{lang}/">choose {lang}</a> ' for lang in LANGUAGES)
        return self.page("en", "0", f"<h1>Askel</h1>{links}")

    def home(self, lang: str, who: str) -> str:
        """Links to ten lessons and to everything else."""
        links = "".join(f'<a href="/{lang}/l{n}/a">lesson {n}</a> ' for n in range(1, 11))
        others = " ".join(f'<a href="/{lang}/{name}">{name}</a>' for name in ("search", "code", "work/"))
        return self.page(lang, "1", f"<h1>Wombat home {lang}</h1>{links}{others}", who)

    def lesson(
        self,
        lang: str,
        number: int,
        who: str,
        fields: Fields | None = None,
        checked: str = "",
        answered: bool = False,
    ) -> str:
        """A lesson: three steps in one form, a language button, all kinds of replies."""
        here = f"/{lang}/l{number}/a"
        ticked = {value for name, value in fields or [] if name == "a.q1"}
        steps = "".join(self.step(lang, n, ticked, checked == str(n)) for n in (1, 2, 3))
        acts = ("same", "nothing", "500", "500-kept", "422", "completion")
        buttons = "".join(f'<button formaction="{here}/{act}">{act}</button>' for act in acts)
        languages = "".join(
            f'<button formaction="/{other}/l{number}/a">to {other}</button>' for other in LANGUAGES
        )
        links = f'<a href="/{lang}/">home</a> <a href="/{lang}/l{number + 1}/a">next</a> <a href="next">relative</a>'
        end = f'<a href="{here}#3">third step</a> <a href="https://example.org/">elsewhere</a>'
        form = f'<form method="post" action="{here}/answers" autocomplete="off">{languages}{steps}{buttons}</form>'
        main = f'<h1>Quokka lesson {number} {lang}</h1><a href="#3">to three</a>{form}{links} {end}'
        address = here if answered else ""
        return self.page(lang, f"{number}.1", main, who, f"l{number}/a", address)

    def step(self, lang: str, number: int, ticked: set[str], checked: bool) -> str:
        """One step with a question, or a field that is never sent."""
        boxes = "".join(
            f'<label><input type="checkbox" name="a.q{number}" value="{value}"{" checked" if value in ticked else ""}>'
            f"{value}</label>"
            for value in ("x", "y")
        )
        feedback = f"<p data-focus>feedback {lang} {number}</p>" if checked else ""
        reflect = f'<textarea data-keep="r{number}" aria-label="r{number}" autocomplete="off"></textarea>'
        label = "<span data-label>Listen</span>"
        listen = f'<button type="button" hidden data-behaviour="listen" data-stop="Stop">{label}</button>'
        audio = "<audio controls></audio>" if number == 3 else ""
        return f"""<section id="{number}" data-step><h2 data-speak>Bilby step {number}</h2>
<div data-speak><p>Body {lang} one.</p><p>Body two.</p></div>{boxes}{reflect}{listen}{audio}{feedback}
<details id="d{number}"><summary>more</summary><p id="in{number}">Inside</p></details>
<button name="check" value="{number}">check {number}</button></section>"""

    def search(self, lang: str, words: str) -> str:
        """Search: a page to GET, results by POST."""
        form = f"""<form method="post" action="/{lang}/search" autocomplete="off">
<input name="words" value="{escape(words)}" aria-label="Words" autocomplete="off"><button>Find</button></form>"""
        results = (
            f'<ul id="results"><li>found {escape(words)}</li></ul>' if words else '<ul id="results"></ul>'
        )
        live = f"""<form data-behaviour="live" data-hx-post="/{lang}/search" data-hx-target="#results" \
data-hx-select="#results" data-hx-swap="outerHTML" data-hx-trigger="change" method="post" \
action="/{lang}/search" autocomplete="off">
<select name="words" aria-label="Kind"><option>none</option><option>numbat</option></select></form>"""
        return self.page(lang, "search", f"<h1>Search {lang}</h1>{form}{live}{results}")

    def code(self, lang: str, wrong: str = "") -> str:
        """The form for a code; a wrong one stays in the field."""
        error = f"<p data-focus>wrong {escape(wrong)}</p>" if wrong else ""
        form = f"""<form method="post" action="/{lang}/code" autocomplete="off">
<input name="code" value="{escape(wrong)}" aria-label="Code" autocomplete="off"><button>Enter</button></form>"""
        return self.page(lang, "code", f"<h1>Code {lang}</h1>{error}{form}")

    def staff(self, lang: str) -> str:
        """A page outside the learner side: a real title, no navigation."""
        return f'<!doctype html><html lang="{lang}"><title>Potoroo for staff</title><h1>Potoroo</h1>'

    def broken(self, lang: str) -> str:
        """An error page that does not bring the input along."""
        return self.page(lang, "error", "<h1>Something broke</h1>")
