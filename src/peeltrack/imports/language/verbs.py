"""Verbs in which somebody is asked to do something. Pure."""

_WORDS = """
abandon abolish accelerate accept achieve act adapt add address adopt advertise advise agree align
allocate amend analyse answer anticipate apologise apply appoint archive arrange articulate ask
assemble assess assign assist assure attend audit authorise avoid award balance begin benefit boost
brief bring broaden build buy call capture carry catalogue cease certify challenge champion change
channel chase check choose circulate clarify classify clean clear close coach collaborate collect
combine commence commission commit communicate compare compel compensate compile complete comply
concentrate conclude conduct confirm connect consider consult contact continue contribute convene
convert cooperate coordinate copy correct count cover create cut deal debrief decide declare
dedicate defer define delegate deliver demonstrate deploy describe design destroy detail detect
determine develop devise differentiate digitise dip direct disclose discontinue discourage discuss
dispatch dispense display dispose distribute divert document double download draft draw drive drop
educate eliminate email embed emphasise employ enable enact encourage encrypt end enforce engage
enhance enlarge enquire enrich enrol ensure enter entitle equalise equip eradicate escalate
establish evaluate examine exchange exclude exempt exercise expand expedite explain explore expose
extend extract facilitate familiarise fill finalise find finish fix flag focus follow formalise
formulate forward foster free fulfil fund gather get give grade grant group guarantee guide halt
harmonise have help hire hold host house identify illustrate implement improve include incorporate
increase index influence inform initiate insist inspect install institute insure integrate intensify
interview introduce invest investigate invite involve isolate issue itemise join justify keep
laminate launch lay lead learn legislate lend let license lift limit link list lobby locate lock log
look lower maintain make manage mandate map mark match measure mediate meet mend merge migrate
minimise mobilise moderate modernise monitor move name negotiate nominate notify observe obtain
offer offset open operate order organise outline oversee own pass patrol pause pay permit persuade
phase photograph pick pilot place plan pool populate post practise prepare prescribe present
preserve press prevent print prioritise proactively process procure produce promote prosecute
protect prove provide publish purchase pursue put quantify query question quote raise rank rate
ratify reach read realign reallocate reassess reassign reassure rebuild recalculate recall receive
reclassify recognise reconcile reconsider reconstitute reconvene record recruit rectify redact
redeploy redesign redirect reduce refer refine reform refresh refund refuse register regulate
rehearse rehouse reinforce reinstate reinvigorate reiterate reject relaunch release relieve relocate
remedy remind remit remove renew reopen reorganise repair repay repeal repeat replace replicate
report represent reprioritise reproduce require rescind rescue research reserve reset resolve
resource respond restart restore restrict resume retain retire retrain retrieve return reverse
review revise reward rewrite ring roll rotate route run safeguard sample save scan schedule scope
screen scrutinise seal search secure seek segregate seize select sell send separate serve set settle
share shorten show shred sift sign signpost simplify simulate solve sort speak specify speed spend
split sponsor standardise start state stop store streamline strengthen structure submit substitute
supervise supplement supply support suppress survey suspend swap switch tackle tag tailor take
target task teach telephone tell tender terminate test think tighten trace track train transcribe
transfer transform translate treat triage trial try turn understand undertake unify update upgrade
uphold upload urge use utilise validate value vary verify vet visit waive warn wash watch weigh
welcome widen wipe withdraw work write
"""
VERBS = frozenset(_WORDS.split())
"""Verbs that instruct somebody to act."""


def plain_form(word: str) -> str:
    """Return a verb that asks without its s: review of reviews, apply of applies; else the word."""
    stems = (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")
    return next((stem for stem in stems if stem in VERBS), word)
