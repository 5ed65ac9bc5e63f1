//! The few words and signs that layouts add by themselves, in the six languages of the United Nations.

use jiff::civil::Date;

use super::fonts::primary;
use crate::deck::model::Event;

/// What layouts say in one language.
pub(crate) struct Words {
    language: &'static str,
    pub agenda: &'static str,
    pub sources: &'static str,
    pub panel: &'static str,
    pub question: &'static str,
    minutes: &'static str,
    pub no_agenda: &'static str,
    pub no_speakers: &'static str,
    pub no_sources: &'static str,
    /// Opening and closing quotation marks with their spaces.
    pub quotes: (&'static str, &'static str),
    /// The mark between whole numbers and fractions, and the one between thousands.
    pub decimal: char,
    pub thousands: &'static str,
    /// What the slide of sources says before the name of whoever made the deck's drawings, or its pictures.
    pub drawings: &'static str,
    pub pictures: &'static str,
    /// The colon with its spaces.
    pub colon: &'static str,
    months: [&'static str; 12],
    /// The days of the week from Monday, as a line begins with them.
    days: [&'static str; 7],
    /// The date, with `W`, `D`, `M` and `Y` for weekday, day, month and year.
    date: &'static str,
}

const TABLE: [Words; 6] = [
    Words {
        language: "en",
        agenda: "Agenda",
        sources: "Sources",
        panel: "Panel",
        question: "Question",
        minutes: "min",
        no_agenda: "This deck has no agenda yet.",
        no_speakers: "This deck names no speakers yet.",
        no_sources: "This deck cites no sources yet.",
        quotes: ("“", "”"),
        decimal: '.',
        thousands: ",",
        drawings: "Drawings",
        pictures: "Pictures",
        colon: ": ",
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        date: "W D M Y",
    },
    Words {
        language: "fr",
        agenda: "Ordre du jour",
        sources: "Sources",
        panel: "Intervenants",
        question: "Question",
        minutes: "min",
        no_agenda: "Ce diaporama n’a pas encore d’ordre du jour.",
        no_speakers: "Ce diaporama ne nomme encore aucun intervenant.",
        no_sources: "Ce diaporama ne cite encore aucune source.",
        quotes: ("«\u{202F}", "\u{202F}»"),
        decimal: ',',
        thousands: "\u{202F}",
        drawings: "Dessins",
        pictures: "Images",
        colon: "\u{A0}: ",
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        days: ["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche"],
        date: "W D M Y",
    },
    Words {
        language: "es",
        agenda: "Programa",
        sources: "Fuentes",
        panel: "Panel",
        question: "Pregunta",
        minutes: "min",
        no_agenda: "Esta presentación aún no tiene programa.",
        no_speakers: "Esta presentación aún no nombra a ningún ponente.",
        no_sources: "Esta presentación aún no cita ninguna fuente.",
        quotes: ("«", "»"),
        decimal: ',',
        thousands: "\u{202F}",
        drawings: "Dibujos",
        pictures: "Imágenes",
        colon: ": ",
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        days: ["Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Sábado", "Domingo"],
        date: "W D de M de Y",
    },
    Words {
        language: "ru",
        agenda: "Программа",
        sources: "Источники",
        panel: "Участники",
        question: "Вопрос",
        minutes: "мин",
        no_agenda: "В этой презентации пока нет программы.",
        no_speakers: "В этой презентации пока не указаны участники.",
        no_sources: "В этой презентации пока нет ссылок на источники.",
        quotes: ("«", "»"),
        decimal: ',',
        thousands: "\u{202F}",
        drawings: "Рисунки",
        pictures: "Изображения",
        colon: ": ",
        months: [
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ],
        days: ["Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"],
        date: "W, D M Y\u{A0}г.",
    },
    Words {
        language: "ar",
        agenda: "جدول الأعمال",
        sources: "المصادر",
        panel: "المتحدثون",
        question: "سؤال",
        minutes: "دقيقة",
        no_agenda: "لا يتضمن هذا العرض جدول أعمال بعد.",
        no_speakers: "لا يذكر هذا العرض متحدثين بعد.",
        no_sources: "لا يستشهد هذا العرض بمصادر بعد.",
        quotes: ("«", "»"),
        decimal: ',',
        thousands: "\u{A0}",
        drawings: "الرسوم",
        pictures: "الصور",
        colon: ": ",
        months: [
            "كانون الثاني/يناير",
            "شباط/فبراير",
            "آذار/مارس",
            "نيسان/أبريل",
            "أيار/مايو",
            "حزيران/يونيه",
            "تموز/يوليه",
            "آب/أغسطس",
            "أيلول/سبتمبر",
            "تشرين الأول/أكتوبر",
            "تشرين الثاني/نوفمبر",
            "كانون الأول/ديسمبر",
        ],
        days: ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        date: "W، D M Y",
    },
    Words {
        language: "zh",
        agenda: "议程",
        sources: "资料来源",
        panel: "发言人",
        question: "问题",
        minutes: "分钟",
        no_agenda: "本演示文稿尚无议程。",
        no_speakers: "本演示文稿尚未列出发言人。",
        no_sources: "本演示文稿尚未引用资料。",
        quotes: ("“", "”"),
        decimal: '.',
        thousands: ",",
        drawings: "绘图",
        pictures: "图片",
        colon: "：",
        months: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
        days: ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
        date: "Y年MD日W",
    },
];

/// Languages in their own words.
const LANGUAGES: [(&str, &str); 14] = [
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("sw", "Kiswahili"),
    ("uk", "Українська"),
    ("zh", "中文"),
];

/// Quotation marks of languages for which layouts have no other words.
const QUOTES: [(&str, (&str, &str)); 9] = [
    ("de", ("„", "“")),
    ("fa", ("«", "»")),
    ("it", ("«", "»")),
    ("nl", ("“", "”")),
    ("no", ("«", "»")),
    ("pl", ("„", "”")),
    ("pt", ("“", "”")),
    ("sv", ("”", "”")),
    ("uk", ("«", "»")),
];

impl Words {
    /// The words of `language`; English where there are none.
    pub fn of(language: &str) -> &'static Self {
        let primary = primary(language);
        TABLE.iter().find(|words| words.language == primary).unwrap_or(&TABLE[0])
    }

    /// The event's date in words, or as it was written where it is no date.
    pub fn date(&self, event: &Event) -> String {
        let mut parts = event.date.split('-').map(|part| part.parse::<usize>().ok());
        let (Some(Some(year)), Some(Some(month)), Some(Some(day)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return event.date.clone();
        };
        let Some(date) = civil(year, month, day) else { return event.date.clone() };
        let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        let (Some(weekday), Some(month)) = (self.days.get(weekday), self.months.get(month - 1)) else {
            return event.date.clone();
        };
        let day = if day == 1 && self.language == "fr" { "1er".to_owned() } else { day.to_string() };
        let mut text = String::new();
        for letter in self.date.chars() {
            match letter {
                'W' => text.push_str(weekday),
                'D' => text.push_str(&day),
                'M' => text.push_str(month),
                'Y' => text.push_str(&year.to_string()),
                other => text.push(other),
            }
        }
        text
    }

    /// The event's slot: "13:15–14:45".
    pub fn slot(event: &Event) -> String {
        match (event.start.is_empty(), event.end.is_empty()) {
            (false, false) => format!("{}–{}", event.start, event.end),
            _ => format!("{}{}", event.start, event.end),
        }
    }

    /// A number as the language writes it, with at most two places.
    pub fn number(&self, value: f64) -> String {
        // Beyond what a double can hold exactly there are no places to show.
        if value.abs() >= 1e15 {
            return format!("{value:.2e}");
        }
        let rounded = format!("{:.2}", value.abs());
        let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
        let fraction = fraction.trim_end_matches('0');
        let mut text = String::new();
        if value < 0.0 && (whole != "0" || !fraction.is_empty()) {
            // The faces have no minus sign; the dash has its width.
            text.push('–');
        }
        for (at, digit) in whole.chars().enumerate() {
            let left = whole.len() - at;
            // Four figures need no mark, as house styles of the UN have it; they only make columns uneven.
            if at > 0 && left % 3 == 0 && whole.len() > 4 {
                text.push_str(self.thousands);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.decimal);
            text.push_str(fraction);
        }
        text
    }

    /// A length in minutes, as "10 min" or "7.5 min".
    pub fn length(&self, millis: i64) -> String {
        let number = self.number(millis as f64 / 60_000.0);
        let unit = match (self.language, millis % 60_000, (millis / 60_000) % 100) {
            ("ar", 0, 2) if millis == 120_000 => return "دقيقتان".to_owned(),
            // From three to ten the word stands in the plural.
            ("ar", 0, 3..=10) => "دقائق",
            _ => self.minutes,
        };
        format!("{number}\u{A0}{unit}")
    }
}

/// The months of all languages that write them as words.
fn months() -> impl Iterator<Item = &'static str> {
    TABLE.iter().filter(|words| words.language != "zh").flat_map(|words| words.months)
}

/// Whether a word is the name of a month, or a word of it.
pub(crate) fn is_month(word: &str) -> bool {
    months().any(|month| month.split(' ').any(|part| part == word))
}

/// Whether two words together are the name of a month.
pub(crate) fn are_month(word: &str, next: &str) -> bool {
    months().any(|month| month.split_once(' ') == Some((word, next)))
}

/// A day of the calendar, if there is such a day.
fn civil(year: usize, month: usize, day: usize) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A language in its own words, or its tag.
pub(crate) fn language_name(tag: &str) -> &str {
    let primary = primary(tag);
    LANGUAGES.iter().find(|(code, _)| *code == primary).map_or(tag, |(_, name)| name)
}

/// The quotation marks of a language.
pub(crate) fn quotes(language: &str) -> (&'static str, &'static str) {
    let primary = primary(language);
    QUOTES.iter().find(|(code, _)| *code == primary).map_or_else(|| Words::of(language).quotes, |(_, marks)| *marks)
}

#[cfg(test)]
mod tests {
    use super::{Words, language_name, quotes};
    use crate::deck::model::Event;

    #[test]
    fn dates_in_words() {
        let event = |date: &str| Event { date: date.into(), ..Event::default() };
        for (language, date, expected) in [
            ("en", "2022-12-07", "Wednesday 7 December 2022"),
            ("fr", "2022-12-01", "Jeudi 1er décembre 2022"),
            ("es", "2022-12-03", "Sábado 3 de diciembre de 2022"),
            ("ru", "2022-12-05", "Понедельник, 5 декабря 2022\u{A0}г."),
            ("ar", "2022-12-07", "الأربعاء، 7 كانون الأول/ديسمبر 2022"),
            ("zh-Hans", "2024-02-29", "2024年2月29日星期四"),
            ("en", "2022-12-11", "Sunday 11 December 2022"),
            ("en", "2022-02-29", "2022-02-29"),
            ("en", "2022-00-07", "2022-00-07"),
            ("en", "2022-13-07", "2022-13-07"),
            ("en", "soon", "soon"),
            ("en", "", ""),
        ] {
            assert_eq!(Words::of(language).date(&event(date)), expected, "{language}");
        }
    }

    #[test]
    fn numbers_as_each_language_writes_them() {
        for (language, value, expected) in [
            ("en", 1_234_567.5, "1,234,567.5"),
            ("en", 1998.0, "1998"),
            ("fr", 12345.25, "12\u{202F}345,25"),
            ("en", -0.001, "0"),
            ("en", -3.0, "–3"),
            ("ru", 0.5, "0,5"),
        ] {
            assert_eq!(Words::of(language).number(value), expected);
        }
    }

    #[test]
    fn lengths_in_minutes() {
        for (language, minutes, expected) in [
            ("en", 1.0, "1\u{A0}min"),
            ("fr", 7.5, "7,5\u{A0}min"),
            ("ar", 2.0, "دقيقتان"),
            ("ar", 5.0, "5\u{A0}دقائق"),
            ("ar", 11.0, "11\u{A0}دقيقة"),
            ("ar", 103.0, "103\u{A0}دقائق"),
            ("ar", 5.5, "5,5\u{A0}دقيقة"),
        ] {
            assert_eq!(Words::of(language).length((minutes * 60_000.0) as i64), expected);
        }
    }

    #[test]
    fn marks_and_names() {
        assert_eq!(quotes("de-AT"), ("„", "“"));
        assert_eq!(quotes("fr"), ("«\u{202F}", "\u{202F}»"));
        assert_eq!(quotes("xx"), ("“", "”"));
        assert_eq!(language_name("fr-CA"), "Français");
        assert_eq!(language_name("tlh"), "tlh");
    }
}
