"""Sentences in every language that is printed, with what is hard to set in each, and a paper of every kind of block."""

from app.handouts.paper import (
    Facts,
    Heading,
    Note,
    Pair,
    Paper,
    Points,
    Space,
    Table,
    Text,
    Words,
)

SENTENCES = {
    "fi": "Pyydä palkkalaskelma joka kerta. Älä pelkää kysyä: hyvä työnantaja vastaa.",
    "sv": "Du får en lönespecifikation varje gång. Fråga gärna, även på ditt språk.",
    "en": "Every hour of work is paid. Keep your pay slip: a photo is enough.",
    "ar": "كل ساعة عمل لها أجر. لا أحد يأخذ جواز سفرك إلى بيته، شكراً.",
    "fa": "هر ساعت کار مزد دارد. نمی‌خواهم، لطفاً. اتحادیهٔ کارگران.",
    "prs": "هر ساعت کار معاش دارد. می‌توانید بپرسید. سلامت باشید.",
    "ckb": "هەر کاتژمێرێکی کار مووچەی هەیە. دەتوانیت بپرسیت لە ڕۆژی لەدایکبوون.",
    "ur": "ہر گھنٹے کے کام کی اجرت ملتی ہے۔ سوال کرنا ٹھیک ہے۔",
    "ru": "Каждый час работы оплачивается. Съезд, объём, ёлка.",
    "uk": "Кожна година роботи оплачується. Їжа, ґанок, єдність.",
    "th": "ทุกชั่วโมงที่ทำงานต้องได้รับค่าจ้าง น้ำ ผู้ใหญ่ ที่นี่ ฟื้น ญี่ปุ่น",
    "vi": "Mỗi giờ làm việc đều được trả lương. Bạn có quyền hỏi.",
    "ne": "कामको हरेक घण्टाको ज्याला पाइन्छ। छुट्टी, सम्झौता, गर्‍यो।",
    "hi": "हर घंटे के काम का वेतन मिलता है। छुट्टियाँ, फ़्रेंच, कैसे।",
    "bn": "প্রতিটি ঘণ্টার মজুরি পাওয়া যায়। চুক্তি, ক্ষুদ্র, র‍্যাব।",
    "am": "ለእያንዳንዱ የሥራ ሰዓት ክፍያ አለ።",
    "ti": "ንነፍሲ ወከፍ ሰዓት ስራሕ ክፍሊት ኣሎ።",
    "zh-Hans": "每个工作小时都有工资，不要害怕提问。",
    "tr": "Çalıştığınız her saat için ücret alırsınız. Iğdır güneşi, İzmir.",
    "so": "Saacad kasta oo shaqo ah waa lacag. Weydii su'aal.",
    "fil": "May bayad ang bawat oras ng trabaho. Magtanong, señor.",
    "fr": "Chaque heure de travail est payée. Où, cœur, naïf, forêt, ça.",
}

EVERYTHING = Paper(
    "Paper 1",
    "fi",
    "ltr",
    (
        Heading("Otsikko"),
        Text("Kappale\njatkuu toisella rivillä."),
        Heading("Osa", 2),
        Points(("ensimmäinen kohta", "toinen kohta")),
        Points(("rasti ruutuun",), ticks=True),
        Points(("tyhjä ruutu", "rastittu ruutu"), ticks=True, ticked=frozenset({1})),
        Facts((("Nimi", ""), ("Puhelin", "+358 40 123 4567"))),
        Table(
            ("Päivä", "Tunnit"),
            (("1.12.2026", "7:30"), ("2.12.2026", "8:00")),
            ("start", "end"),
            (("Yhteensä", "15:30"),),
        ),
        Pair(
            (Heading("Palkka", 3), Text("vasen puoli")),
            (Heading("الأجر", 3), Text("الجانب الأيمن")),
            "fi",
            "ar",
        ),
        Space(2),
        Note(Words("لا تنس", "ar")),
    ),
)
