"""Words by which a sentence tells of time, repetition, feeling, going on or giving up."""

from __future__ import annotations

import re
from typing import Literal

Cue = Literal["time", "repeat", "feeling", "go on", "give up", "buy again", "recommend", "share"]
CUES: dict[Cue, re.Pattern[str]] = {
    "time": re.compile(
        r"\b(?:schnell\w*|wart\w*|lange|dauer\w*|tage?n?|stunden?|wochen?|minuten?|monate?n?|sofort"
        r"|überlegen|überlegt|entscheid\w*"
        r"|fast\w*|quick\w*|slow\w*|takes?|took|within|wait\w*|hours?|days?|weeks?|minutes?"
        r"|months?|soon|immediately|right away|at once|long|same day|next day|overnight|evening"
        r"|by the time|until|make up their minds?|hesitat\w*|decid\w*|decision|put it off)\b"
    ),
    "repeat": re.compile(
        r"\b(?:wieder|noch einmal|noch mal|nochmals?|erneut|mehrmals|mehrfach|zweimal|again|"
        r"twice|several times|more than once|"
        r"repeatedly|over and over|keeps?|every day"
        r"|once|one call|first time|first contact|back and forth|all the time|constantly|several"
        r"|many times|multiple|explain it|second time|times)\b"
    ),
    "feeling": re.compile(
        r"\b(?:zufrieden\w*|unzufrieden\w*|ärger\w*|verärgert\w*|genervt\w*|nervt|unübersichtlich|lieben"
        r"|freuen|freude|mögen|hassen|wütend|enttäusch\w*|stör\w*|sorgen|ängst\w*|unsicher"
        r"|umständlich|mühsam|einfach|begeistert|froh|gern|freut|happy|unhappy|glad|fun|"
        r"enjoy\w*|love\w*|like|likes|hat(?:e|es|ed)|annoy\w*|angry"
        r"|furious|frustrat\w*|pain|painful|delight\w*|pleas\w*|disappoint\w*|satisf\w*"
        r"|dissatisf\w*|worr\w*|afraid|fear\w*|stress\w*|tir(?:ed|ing|es)|wears?|worn|curious"
        r"|overwhelm\w*|confus\w*|easy|difficult|hard|smooth|pleasant|good|bad|well|badly|great"
        r"|awful|terrible|relie\w*|proud|excit\w*|upset|cumbersome|complicated|nice|poor|mood"
        r"|praise\w*|nerv\w*|bor(?:ed|ing)|trust\w*|sceptical|feels?|feeling)\b"
    ),
    "recommend": re.compile(
        r"\b(?:nps|net promoter\w*|promoters?|detractors?|recommend\w*|weiterempf\w*|empfehl\w*"
        r"|empfiehl\w*|promotoren|detraktoren)\b"
    ),
    "go on": re.compile(
        r"\b(?:kauf(?:t|en) auch|bestell(?:t|en) auch|geh(?:t|en) weiter|am ende|schließlich"
        r"|letztlich|go on|goes on|going on|"
        r"move on|continue\w*|proceed\w*|carry on|end up|ends up"
        r"|go through|goes through|gets? to|in the end|actually|make it to|next stage|become"
        r"|turns? into|convert\w*|through to|complete\w*|finish\w*|gets? as far as"
        r"|(?:also|really|finally|then) (?:buys?|pays?|orders?|books?|bought|signs? up))\b"
    ),
    "give up": re.compile(
        r"\b(?:brechen|bricht|abbrechen|abgebrochen|abbruch|springen ab|"
        r"springt ab|steigen aus|steigt aus|hören auf|geben auf|gibt auf|give up|gives up|gave up|"
        r"abandon\w*|drop out|drops? off|stops?(?! (?:by|in|at)\b)"
        r"|leaves?(?! (?:an?|us|their|reviews?|feedback|comments?|stars?)\b)"
        r"|break off|breaks? off|lose|lost|quit|bail|walk away|disappear\w*|never come back"
        r"|do not (?:buy|finish|pay)|don['’]t (?:buy|finish|pay))\b"
    ),
    "buy again": re.compile(
        r"\b(?:kauf\w* (?:wieder|erneut)|bestell\w* (?:wieder|erneut)|kommen wieder|buys? again|"
        r"buying again|come back and buy|buys? the next|next one|next purchase"
        r"|order(?:s|ing)? again|repurchase\w*|second purchase|regular customers?|loyal\w*"
        r"|stays? with us|repeat (?:buyers?|customers?|purchase))\b"
    ),
}
GLAD = re.compile(
    r"\b(?:angenehm|freundlich|toll|schön|hilfreich|intuitiv|friendly|helpful|intuitive|polite|"
    r"zufrieden|einfach|begeistert|froh|gern|freut|freuen|freude|mögen|lieben|happy|glad|fun|"
    r"enjoy\w*|love\w*|likes?|"
    r"delight\w*|pleas(?:ed|ant|ure)\w*|satisfied|easy"
    r"|joy|beautiful|pretty|modern|simple|competent|professional|fair|excellent|inviting"
    r"|trustworthy|reassuring|übersichtlich|kompetent|günstig|gut|super|nett|einladend"
    r"|smooth|good|well|great|relie\w*|proud|excit\w*|nice|praise\w*|curious|trust\w*|calm)\b"
)
SAD = re.compile(
    r"\b(?:unangenehm|unfreundlich|verwirrend|kompliziert|nervig|langweilig|schlecht|schwierig|"
    r"anstrengend|veraltet|enttäusch\w*|unfriendly|rude|unhelpful|unclear|cluttered|ugly|"
    r"outdated|expensive|unzufrieden|ärgert|ärgern|verärgert|genervt|nervt|unübersichtlich|"
    r"umständlich|mühsam|ärger|ärgere|hassen|wütend|stört|stören|sorgen|unsicher"
    r"|unhappy|hat(?:e|es|ed)|annoy\w*|angry|furious|frustrat\w*|pain|painful|disappoint\w*"
    r"|dissatisf\w*|worr\w*|afraid|fear\w*|stress\w*|tir(?:ed|ing|es)|wears?|worn|overwhelm\w*"
    r"|messy?|old[- ]fashioned|boring|incompetent|overpriced|pricey|unfair|unpleasant|impersonal"
    r"|schwer|ärgerlich|unhöflich|inkompetent|teuer|überteuert|hässlich|stressig|überfordernd"
    r"|unklar|confus\w*|difficult|hard|bad|badly|awful|terrible|upset|cumbersome|complicated|poor"
    r"|nerv\w*|bor(?:ed|ing)|sceptical|lost)\b"
)
