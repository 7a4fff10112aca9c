"""Frames: who pays whom for what, in either language, actively, passively and by nouns; and what tells no deal."""

import pytest

from tests.reading.rows import arrow, arrows, reading, told


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # equity
        ("Nvidia will invest $5 billion in Intel.", "equity Nvidia>Intel 5bn USD agreed"),
        ("Amazon invested $4 billion in Anthropic.", "equity Amazon>Anthropic 4bn USD done"),
        ("The Japanese group SoftBank will put $30 billion into OpenAI.", "equity SoftBank>OpenAI 30bn USD agreed"),
        ("Microsoft holds a 27% stake in OpenAI.", "equity Microsoft>OpenAI done"),
        ("Nvidia is an investor in CoreWeave.", "equity Nvidia>CoreWeave done"),
        ("Mistral raised €1.7 billion in a round led by ASML.", "equity ASML>Mistral AI 1.7bn EUR done"),
        ("AMD granted OpenAI a warrant for 160 million shares.", "equity OpenAI>AMD done"),  # the holder invests
        ("استثمرت إنفيديا خمسة مليارات دولار في إنتل.", "equity Nvidia>Intel 5bn USD done"),
        ("تملك مايكروسوفت حصة 27% في أوبن إيه آي.", "equity Microsoft>OpenAI done"),
        ("جمعت الشركة الناشئة «مرفأ» 400 مليون دولار من إنفيديا.", "equity Nvidia>مرفأ 0.4bn USD done"),
        ("SoftBank sold its Nvidia stake for $5.8 billion.", "equity SoftBank>Nvidia 5.8bn USD ended"),  # no new money
        # debt
        ("Oracle borrowed €4 billion from JPMorgan.", "debt JPMorgan>Oracle 4bn EUR done"),
        ("Blackstone lent CoreWeave $7.5 billion.", "debt Blackstone>CoreWeave 7.5bn USD done"),
        ("OpenAI was lent $4 billion by JPMorgan.", "debt JPMorgan>OpenAI 4bn USD done"),
        ("Microsoft guaranteed a $3 billion loan to OpenAI.", "debt Microsoft>OpenAI 3bn USD done"),
        ("اقترضت أوراكل ٤ مليارات يورو من جي بي مورغان.", "debt JPMorgan>Oracle 4bn EUR done"),
        ("أقرضت بلاكستون كورويف أكثر من 7.5 مليار دولار.", "debt Blackstone>CoreWeave 7.5bn USD done"),
        # compute: the customer pays, whoever is the subject
        ("OpenAI leases capacity from Oracle under a five-year contract.", "compute OpenAI>Oracle done"),
        ("Oracle rents computing capacity to OpenAI.", "compute OpenAI>Oracle done"),
        (
            "Mistral signed a three-year contract to rent computing capacity from CoreWeave for $1.2 billion.",
            "compute Mistral AI>CoreWeave 1.2bn USD agreed",
        ),
        (
            "وقعت ميسترال عقدا لاستئجار قدرة حوسبة من كورويف بقيمة 1.2 مليار دولار.",
            "compute Mistral AI>CoreWeave 1.2bn USD agreed",
        ),
        ("قالت أوراكل إنها ستبني مركز بيانات لأوبن إيه آي بقدرة 4.5 غيغاواط.", "compute OpenAI>Oracle agreed"),
        # chips
        ("Amazon has agreed to buy 200,000 GPUs from Nvidia.", "chips Amazon>Nvidia agreed"),
        ("Nvidia supplies chips to Microsoft.", "chips Microsoft>Nvidia done"),
        ("xAI was sold 100,000 GPUs by Nvidia.", "chips xAI>Nvidia done"),
        ("ستشتري أمازون 200 ألف رقاقة من إنفيديا.", "chips Amazon>Nvidia agreed"),
        pytest.param("Dell will supply servers to xAI for $5 billion.", "chips xAI>Dell 5bn USD agreed"),
        # energy, service
        ("Google will buy 300 megawatts of electricity from NextEra.", "energy Google>NextEra Energy agreed"),
        (
            "Microsoft signed a power purchase agreement with Constellation.",
            "energy Microsoft>Constellation Energy agreed",
        ),
        ("Apple will pay Google $1 billion a year for Gemini.", "service Apple>Google 1bn USD a year agreed"),
        ("ستدفع آبل لغوغل مليار دولار سنويا مقابل نموذج جيميني.", "service Apple>Google 1bn USD a year agreed"),
        # acquisition, partnership, rivalry
        ("Meta acquired Scale AI for $14.3 billion.", "acquisition Meta>Scale AI 14.3bn USD done"),
        ("استحوذت ميتا على سكيل إيه آي مقابل 14.3 مليار دولار.", "acquisition Meta>Scale AI 14.3bn USD done"),
        ("Nvidia and Samsung formed an alliance.", "partnership Nvidia>Samsung agreed"),
        ("OpenAI and Anthropic compete for business customers.", "rivalry Anthropic>OpenAI done"),
        ("تتنافس أوبن إيه آي وأنثروبيك على عملاء الشركات.", "rivalry Anthropic>OpenAI done"),
        # rivals owe each other nothing: the sum is of Anthropic's round
        ("OpenAI's rival Anthropic raised $13 billion.", "rivalry Anthropic>OpenAI done"),
    ],
)
def test_a_sentence_tells_one_deal(text: str, gives: str) -> None:
    assert told(text) == [gives]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Anthropic's backers include Amazon and Google.", {"equity Amazon>Anthropic", "equity Google>Anthropic"}),
        (
            "Meta buys chips from Google, which rents them to Anthropic.",
            {"chips Meta>Google", "compute Anthropic>Google"},
        ),
        (
            "OpenAI will rent capacity from Oracle, Microsoft and CoreWeave.",
            {"compute OpenAI>Oracle", "compute OpenAI>Microsoft", "compute OpenAI>CoreWeave"},
        ),
        ("ستستثمر إنفيديا ومايكروسوفت في أنثروبيك.", {"equity Nvidia>Anthropic", "equity Microsoft>Anthropic"}),
    ],
)
def test_a_sentence_tells_a_deal_for_each_pair(text: str, gives: set[str]) -> None:
    assert arrows(text) == gives


def test_who_is_said_to_pay_is_the_payer_however_unusual() -> None:
    (tie,) = reading("Microsoft paid OpenAI $2 billion.").ties
    assert (tie.payer.party, tie.payee.party) == ("Microsoft", "OpenAI")


def test_a_contract_that_was_ended_is_told_as_ended() -> None:
    (tie,) = reading("Oracle and OpenAI terminated their compute contract.").ties
    assert (arrow(tie), tie.status) == ("compute OpenAI>Oracle", "ended")


@pytest.mark.parametrize(
    "text",
    [
        # the market
        "Nvidia shares rose 4% to $180 as Microsoft gained 2%.",
        "Analysts at Goldman Sachs raised their price target on Oracle to $300.",
        "Oracle's market value overtook that of Intel.",
        "Elon Musk's fortune rose by $10 billion.",
        "The global market for AI chips will reach $400 billion.",
        "ارتفع سهم إنفيديا 4% بينما تراجع سهم مايكروسوفت 2%.",
        "قفزت ثروة إيلون ماسك 10 مليارات دولار.",
        "سيبلغ حجم سوق الرقائق العالمي 400 مليار دولار.",
        # questions and conditions contrary to fact
        "Will Microsoft buy Mistral for $10 billion?",
        "If Nvidia invested $5 billion in Mistral, rivals would follow.",
        "Investors wonder whether Oracle will lend to OpenAI.",
        "هل تشتري مايكروسوفت ميسترال مقابل 10 مليارات دولار؟",
        "لو استثمرت إنفيديا في ميسترال لتبعها المنافسون.",
        pytest.param("Had SoftBank bought Arm later, it would have paid Nvidia more."),
        pytest.param("يتساءل مستثمرون هل ستقرض أوراكل أوبن إيه آي."),
        # negations
        "Nvidia did not invest in Mistral.",
        "Microsoft has never lent money to CoreWeave.",
        "لم تستثمر إنفيديا في ميسترال.",
        "لن تقرض مايكروسوفت كورويف.",
        pytest.param("Nvidia has no plans to buy Intel."),
        pytest.param("لا تعتزم إنفيديا شراء إنتل."),
        pytest.param("Neither Nvidia nor AMD invested in Mistral."),
        # product news, people, courts
        "Nvidia unveiled a chip that is twice as fast as AMD's.",
        "OpenAI released a new model that beats Anthropic's on maths.",
        "Google hired a researcher from OpenAI.",
        "xAI sued Apple and OpenAI.",
        "Microsoft and OpenAI executives attended a dinner in Paris.",
        "طرحت إنفيديا شريحة أسرع مرتين من شريحة إيه إم دي.",
        "تفوق نموذج أنثروبيك على نموذج أوبن إيه آي في الرياضيات.",
        "عينت غوغل باحثا من أوبن إيه آي.",
        "حضر مسؤولون من غوغل ومايكروسوفت عشاء في باريس.",
        # homonyms
        "The Amazon river flooded near Manaus.",
        "An oracle told the king of gold and silver.",
        "A meta-analysis of 40 trials was published.",
        "فاض نهر الأمازون قرب ماناوس.",
        "أكل الولد تفاحة لذيذة وشرب كوب حليب.",
        # one party alone
        "Nvidia will invest $5 billion.",
        "Intel will buy chips.",
    ],
)
def test_what_asserts_no_deal_gives_none(text: str) -> None:
    found = reading(text)
    assert [arrow(tie) for tie in found.ties] == []
    assert found.reason
