"""Words by which an update says that a figure rests on another basis, or on less. Pure.

Each is a pattern with a sentence that it finds and a like one that it leaves.
"""

from peeltrack.language.told import Phrase

_PLACE = r"(?:districts?|divisions?|areas?|teams?|stations?|boroughs?|sites?|units?)"
_COUNT = r"(?:one|two|three|four|five|six|\d+)"

NARROW_BASIS = (
    Phrase(
        r"all (?:of (?:them|which) )?(?:were |are |came |taken |drawn )*from (?:the|one|a single"
        rf"|[\w-]+ (?:shifts?|{_PLACE})\b)"
        r"|(?:were|was|are|is|came|drawn|taken|covers?|covered) (?:only )?from (?:one|a single|the"
        r" (?:north|south|east|west|city))(?:ern)?"
        rf"|(?:only|just) (?:one|two|the) (?:\w+ )?(?:{_PLACE}|months?|weeks?)"
        r"|(?:cases|files|records|calls|forms|sample\w*) (?:\w+ )?from (?:one|a single|two) \w+"
        r"|(?:covers?|covered|looked at|limited to|confined to|based on) (?:only|just|one|a single)"
        rf"|in the {_COUNT} (?:\w+ )?{_PLACE} (?:that|which|where|who|with)",
        "It was 40 records, all from the northern area.",
        "All records from May were read.",
    ),
    Phrase(
        r"self[- ](?:assess|report|certif)\w+|hand[- ]?picked"
        r"|(?:files?|records?|cases?|calls?|samples?|forms?|\d+|those|they) (?:[\w'\u2019]+ ){0,3}?"
        r"(?:picked|chosen|selected) by"
        r"|own (?:\w+ ){0,3}(?:picked|chose|selected)"
        r"|volunteer\w* (?:to (?:check|mark|audit|read|score)|(?:their|its) own)"
        r"|(?:check|mark|audit|grad|scor|assess)(?:e?[sd]|ed|ing)? (?:their|its) own"
        r" (?:teams?|work|files?|records?|cases?)",
        "It was 12 files chosen by supervisors.",
        "Supervisors chose to read 12 files.",
    ),
    Phrase(
        r"(?:small|weighted|unrepresentative|limited) (?:\w+ )?sample|(?:sample|audit|survey|data)"
        r" (?:was|is|were|are) (?:\w+ )?(?:small|weighted|unrepresentative|limited|skewed)"
        r"|weighted to(?:wards)?|(?:did|does|do) not (?:look at|extend to)"
        r"|(?:audit|sample|figures?|review|survey|it|check) (?:did|does|do) not cover"
        r"|(?:counted|measured|included|sampled|audited|looked at|checked) only"
        r"|(?:drew|draws|drawn|rests?|relie[sd]|based) only (?:on|from)"
        r"|only (?:count|measure|include|sample)(?:s|d|ed)?|smaller (?:sample|number) than"
        r"|(?:sample|number) was (?:\w+ )?smaller"
        r"|(?:sample|audit|figure|return) (?:of|for) (?:only|just)",
        "It did not look at reports of violence.",
        "It looked at every report.",
    ),
)
"""A figure rests on less than it should."""

COUNTED_OTHERWISE = (
    Phrase(
        r"(?:we|to|will|should) (?:now |only )?(?:count|time|measure) (?:it |them )?(?:only )?from"
        r"|(?:are|is|were|was) (?:no longer|not any longer) (?:counted|included|measured)"
        r"|no longer (?:shows?|shown|appears?|features?|counts?)",
        "From May we count from the day on which it is allocated.",
        "From May we count them each week.",
    ),
)
"""From a day on, a figure begins elsewhere or counts fewer."""

BETTER_RECORDED = (
    Phrase(
        r"(?:reflects?|(?:due|owing) to|because of|result of|explained by|down to) (?:\w+ ){0,2}?"
        r"(?:(?:better|improved|changed|new|different|more accurate) (?:recording|counting)"
        r"|changes? (?:in|to|of) (?:the way|recording|counting|definition|method|how))",
        "The fall reflects a change in how we count.",
        "The fall reflects the new roster.",
    ),
)
"""A change is put down to how something is counted."""

OTHER_BASIS = (
    *COUNTED_OTHERWISE,
    Phrase(
        r"(?:not|cannot|can't|never) be (?:directly )?compared|not (?:directly )?comparable"
        r"|(?:a|the) (?:different|new|stricter|revised|changed|narrower|wider) (?:auditor|assessor"
        r"|reviewer|definition|method\w*|basis|(?:way of )?count(?:s|ing)?|measur(?:es?|ing)"
        r"|threshold|scoring|criteria|(?:data )?source|system of (?:counting|recording)|sampling)",
        "The figure cannot be compared with those before.",
        "The figure is compared with that of May.",
    ),
    Phrase(
        r"(?:council|partners?|trust|CPS|inspectors) (?:counts?|puts? (?:it|the)|doubts?|disputes?)"
        r"|(?:clock|counting|time) (?:now |has |is |has been )*(?:start|stop|run|measur)\w*"
        r"|(?:now |been )(?:measured|counted|timed) from|brings? (?:us|it|the force) into line with"
        r"|(?:it|this|that|figures?|data|numbers?|counts?|totals?|rates?|shares?|measures?"
        r"|baselines?|definitions?|targets?|categor\w+)\b[^.;,\d]{0,25}? re-?(?:defin|count|bas)\w*"
        r"|re-?(?:defin|count|bas)(?:ed|ing|e|ition|t) (?:of )?(?:the |our |its )?(?:figures?|data"
        r"|numbers?|counts?|totals?|rates?|measures?|baselines?|definitions?|targets?)"
        r"|re-?(?:classif|categoris)\w*(?! as\b)"
        r"|(?:now|no longer) (?:counts?|counted|includes?|included|excludes?|excluded|measures?"
        r"|measured)",
        "It no longer includes calls that were passed on.",
        "It includes calls that were passed on.",
    ),
    Phrase(
        r"(?:since|from|after) \w+,? when we (?:began|started|stopped|changed|moved|ceased)"
        r"|(?:came out|removed|taken off|dropped out|written off|filed|closed) (?:in|through|by"
        r"|during|as part of) (?:the|a|our) (?:\w+ )?(?:cleanse|cleansing|tidy\w*|housekeeping)",
        "It is down since July, when we began to file them elsewhere.",
        "It is down since July, when the desk opened.",
    ),
    *BETTER_RECORDED,
    Phrase(
        r"(?:definition|method\w*|basis|way) (?:\w+ ){0,4}?(?:was|has been|has|were|is) (?:been )?"
        r"(?:changed|revised|tightened|relaxed|widened|narrowed)"
        r"|(?:definition|method\w*|basis) changed"
        r"|(?:changed|revised|relaxed|widened|narrowed) (?:the|our|its) (?:definition|method\w*"
        r"|basis|criteria|threshold|way)",
        "The definition was changed in May.",
        "The definition is as it was.",
    ),
    Phrase(
        r"(?:is|are|was|were|be) (?:now |to be )*(?:recorded|counted|classed|logged|treated|shown)"
        r" as [^,;.]{3,40},? (?:and not|not|rather than|instead of)(?: as)?",
        "A visit by telephone is recorded as contact and not as a missed visit.",
        "A visit by telephone is recorded as contact.",
    ),
)
"""A figure does not count what earlier ones counted."""

LEFT_OUT = (
    Phrase(
        r"(?:is|are|was|were) not (?:classed|treated|shown|recorded) (?:as|in|among|under|within)"
        r"|(?:do|does|did) not count (?:as|in|among|under|towards)"
        r"|exclud(?:e[sd]?|ing)|except (?:for )?|(?:apart|aside) from|leav(?:es?|ing) (?:out|aside)"
        r"|left out|discount(?:s|ing|ed)"
        r"|(?:did|does|do) not (?:count|include)"
        r"|not (?:counting|including|counted|included)|other than (?:in|for|the|those)"
        r"|(?:set|setting) aside|omit(?:s|ted|ting)?|with the exception of"
        r"|(?:is|are|was|were) not (?:in|part of) (?:this|the|that|these|our) (?:figures?|count"
        r"|numbers?|sample|return|queue|backlog|totals?|list|rate)"
        r"|outside (?:the|this|that) (?:figures?|count|sample)"
        r"|(?:to be|yet to be|not yet|will be) (?:brought )?in(?:to)? scope|out of scope"
        r"|(?:once|when|if|with|after) [^.;]{1,60}? (?:is|are|were|was|been)? ?(?:taken|stripped"
        r"|left|factored|netted|filtered) out|(?:net of|adjust(?:ed|ing) for|discount(?:ed|ing))",
        "In June it was 86%, not counting the two city wards.",
        "In June it was 86%, counting the two city wards.",
    ),
)
"""Some are not counted in a figure."""

NOT_COUNTED = (
    Phrase(
        r"(?:is|are|was|were|be) (?:therefore |also )?not (?:counted|included|classed|treated|shown"
        r"|recorded) (?:as|in|among|under|within|towards)"
        r"|(?:does|do|did) not count (?:as|in|among|under|towards)",
        "Officers on attachment are not counted as abstracted.",
        "Officers on attachment are counted as abstracted.",
    ),
)
"""Some are not counted in what is measured, wherever in an update that stands."""

COUNTED_AS = (
    Phrase(
        r"(?:is|are|was|were) (?:also |now |still |all )*counted (?:as|among|with)",
        "Callers who leave a message are counted as answered.",
        "Callers who leave a message are counted each week.",
    ),
)
"""A figure counts some as if they were others."""

ON_A_BASIS = (*NARROW_BASIS, *OTHER_BASIS, *LEFT_OUT, *COUNTED_AS)
"""A statement is about how something is counted."""
