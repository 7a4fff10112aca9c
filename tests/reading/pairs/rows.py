"""Own sentences with a marked pair: the relation, the head's number among the two marks (0: no direction), the text."""

from halqa.model import Span
from halqa.reading.pairs import Relation

ENGLISH = [
    (Relation.ACQUIRED_BY, 2, "[Salesforce] completed its takeover of [Bluewhistle] last spring."),
    (Relation.ACQUIRED_BY, 1, "[Bluewhistle] was bought by [Salesforce] for $400 million."),
    (Relation.ACQUIRED_BY, 1, "In 2019 [Tern Robotics] became part of [Hitachi] after a purchase worth $90 million."),
    (Relation.SHAREHOLDER_OF, 1, "[Harbour Capital] holds a 12% stake in [Tern Robotics]."),
    (Relation.SHAREHOLDER_OF, 2, "[Tern Robotics] raised $30 million in a round led by [Harbour Capital]."),
    (
        Relation.SHAREHOLDER_OF,
        2,
        "Investors in [Tern Robotics] include Kestrel Partners, [Harbour Capital] and a fund.",
    ),
    (Relation.CLIENT_OF, 1, "[Mistral] rents computing power from [Scaleway]."),
    (Relation.CLIENT_OF, 2, "[Brightline Studio]'s clients include Ford, [Heineken] and the city of Lyon."),
    (Relation.CLIENT_OF, 1, "[Nordfreight] ordered forty engines from [Rolls-Royce]."),
    (Relation.COLLABORATION, 0, "[Brightline Studio] and [Heineken] are working together on a research programme."),
    (Relation.COLLABORATION, 0, "[Siemens] formed a partnership with [Tern Robotics] to develop sensors."),
    (Relation.COMPETITOR_OF, 0, "[Scaleway] competes with [OVHcloud] for European customers."),
    (Relation.COMPETITOR_OF, 0, "Its main rivals are [OVHcloud] and Hetzner, said [Scaleway]."),
    (Relation.OTHER, 0, "[Tern Robotics] was named in a list by [Forbes] magazine."),
    (Relation.OTHER, 0, "Shares of [Tern Robotics] are traded on the [Oslo Stock Exchange]."),
    (Relation.CLIENT_OF, 2, "Clients of [Brightline Studio] include Ford, [Heineken] and the city of Lyon."),
]

ARABIC = [
    (Relation.ACQUIRED_BY, 2, "استحوذت [سيلزفورس] على [بلوويسل] مقابل 400 مليون دولار."),
    (Relation.ACQUIRED_BY, 2, "أعلنت [إنتل] شراء شركة [موبايلي] في صفقة قيمتها 15 مليار دولار."),
    (Relation.SHAREHOLDER_OF, 1, "استثمرت [مبادلة] ملياري دولار في [أنثروبيك]."),
    (Relation.SHAREHOLDER_OF, 1, "تملك [مرفأ كابيتال] حصة 12% في [نورس]."),
    (Relation.SHAREHOLDER_OF, 2, "جمعت [نورس] 30 مليون دولار في جولة تمويل قادتها [مرفأ كابيتال]."),
    (Relation.CLIENT_OF, 2, "يضم عملاء [نورس] شركتي [سيمنز] وهاينكن ومدينة ليون."),
    (Relation.COLLABORATION, 0, "أبرمت [سيمنز] شراكة مع [نورس] لتطوير المستشعرات."),
    (Relation.COLLABORATION, 0, "تتعاون [سيمنز] و[نورس] في مشروع بحثي مشترك."),
    (Relation.COMPETITOR_OF, 0, "تنافس [ميسترال] شركة [أوبن إيه آي] في سوق النماذج."),
    (Relation.COMPETITOR_OF, 0, "تعد [غوغل] أكبر منافس لشركة [أوبن إيه آي]."),
    (Relation.OTHER, 0, "ورد اسم [نورس] في قائمة مجلة [فوربس]."),
]

# what the weights get wrong: CORE tells of few who rent computing or buy chips, and "of" misleads as to the head
MISSED = [
    ("ar", Relation.CLIENT_OF, 1, "تستأجر [ميسترال] قدرات حوسبة من [أوراكل]."),
    ("ar", Relation.CLIENT_OF, 1, "اشترت [ميتا] رقائق بمليار دولار من [إنفيديا]."),
    ("ar", Relation.OTHER, 0, "أدرجت أسهم [نورس] في [بورصة أوسلو]."),
]


def marked(text: str) -> tuple[str, Span, Span]:
    """Return a text without its brackets, and the two places that they marked."""
    plain, starts, spans = "", [0], []
    for letter in text:
        if letter == "[":
            starts.append(len(plain))
        elif letter == "]":
            spans.append(Span(starts.pop(), len(plain)))
        else:
            plain += letter
    first, second = spans
    return plain, first, second
