//! The words on the paper twin, in the six languages of the United Nations. `{}` is where a figure stands.

/// What the paper twin says in one language.
pub(super) struct Words {
    language: &'static str,
    pub run_sheet: &'static str,
    pub signs: &'static str,
    pub slips: &'static str,
    pub slot_ends: &'static str,
    pub questions_by: &'static str,
    /// What the plan takes, what the slot has, and what is to spare or too much.
    pub fits: &'static str,
    pub too_long: &'static str,
    /// Starts, segment, planned, at least, must start by, started, ended.
    pub columns: [&'static str; 7],
    pub protected: &'static str,
    pub changeover: &'static str,
    pub seconds: &'static str,
    pub late: &'static str,
    pub late_advice: &'static str,
    pub on_time: &'static str,
    pub late_by: &'static str,
    pub impossible: &'static str,
    pub notes: &'static str,
    /// Five, two and one minute left.
    pub left: [&'static str; 3],
    pub stop: &'static str,
    pub conclude: &'static str,
    pub slip: &'static str,
    pub keep: &'static str,
    pub question: &'static str,
    pub to: &'static str,
    pub not_on_screen: &'static str,
    pub safe: &'static str,
}

const TABLE: [Words; 6] = [
    Words {
        language: "en",
        run_sheet: "Run sheet",
        signs: "Time signs",
        slips: "Question slips",
        slot_ends: "The slot ends at {} and does not move.",
        questions_by: "Questions must start by {}.",
        fits: "The plan takes {} of {}: {} to spare.",
        too_long: "The plan takes {} of {}: {} too much. Cut before it begins.",
        columns: ["Starts", "Segment", "Planned", "At least", "Must start by", "Started", "Ended"],
        protected: "protected: gives nothing away",
        changeover: "then {} to change over",
        seconds: "{} s",
        late: "If it begins late",
        late_advice: "Share the loss at once, and tell all speakers their new time before the first begins.",
        on_time: "On time",
        late_by: "{} late",
        impossible: "does not fit: leave a segment out",
        notes: "Notes",
        left: ["5 minutes left", "2 minutes left", "1 minute left"],
        stop: "STOP",
        conclude: "Please conclude now",
        slip: "Slip {}",
        keep: "Keep this number. The moderator will call it.",
        question: "Your question, in a few words",
        to: "To whom (empty: the whole panel)",
        not_on_screen: "Do not show it on the screen",
        safe: "Write no name: not yours, and nobody’s who could be harmed. The moderator reads the question out and does not say who asked. Slips are destroyed after the event.",
    },
    Words {
        language: "fr",
        run_sheet: "Déroulé",
        signs: "Panneaux de temps",
        slips: "Billets de question",
        slot_ends: "La séance se termine à {}, sans prolongation.",
        questions_by: "Les questions doivent commencer au plus tard à {}.",
        fits: "Le programme prend {} sur {} : {} de marge.",
        too_long: "Le programme prend {} sur {} : {} de trop. Raccourcir avant de commencer.",
        columns: ["Début", "Séquence", "Prévu", "Au moins", "Début au plus tard", "Commencé", "Terminé"],
        protected: "protégé : ne cède rien",
        changeover: "puis {} de transition",
        seconds: "{} s",
        late: "En cas de retard au début",
        late_advice: "Répartir la perte aussitôt et dire à chaque intervenant son nouveau temps avant le premier.",
        on_time: "À l’heure",
        late_by: "{} de retard",
        impossible: "impossible : supprimer une séquence",
        notes: "Notes",
        left: ["Encore 5 minutes", "Encore 2 minutes", "Encore 1 minute"],
        stop: "STOP",
        conclude: "Veuillez conclure",
        slip: "Billet {}",
        keep: "Gardez ce numéro : la modération l’appellera.",
        question: "Votre question, en quelques mots",
        to: "À qui (vide : à tout le panel)",
        not_on_screen: "Ne pas l’afficher à l’écran",
        safe: "N’écrivez aucun nom : ni le vôtre, ni celui d’une personne en danger. La modération lit la question sans dire qui la pose. Les billets sont détruits après la séance.",
    },
    Words {
        language: "es",
        run_sheet: "Guion",
        signs: "Carteles de tiempo",
        slips: "Papeletas de preguntas",
        slot_ends: "La sesión termina a las {} y no se prolonga.",
        questions_by: "Las preguntas deben empezar a más tardar a las {}.",
        fits: "El programa ocupa {} de {}: sobran {}.",
        too_long: "El programa ocupa {} de {}: {} de más. Acortar antes de empezar.",
        columns: ["Empieza", "Parte", "Previsto", "Al menos", "A más tardar", "Empezó", "Terminó"],
        protected: "protegido: no cede nada",
        changeover: "luego {} de cambio",
        seconds: "{} s",
        late: "Si empieza tarde",
        late_advice: "Repartir la pérdida enseguida y decir a todos su nuevo tiempo antes de que empiece el primero.",
        on_time: "A la hora",
        late_by: "{} tarde",
        impossible: "no cabe: suprimir una parte",
        notes: "Notas",
        left: ["Quedan 5 minutos", "Quedan 2 minutos", "Queda 1 minuto"],
        stop: "ALTO",
        conclude: "Concluya, por favor",
        slip: "Papeleta {}",
        keep: "Guarde este número: la moderación lo llamará.",
        question: "Su pregunta, en pocas palabras",
        to: "Para quién (vacío: todo el panel)",
        not_on_screen: "No mostrarla en la pantalla",
        safe: "No escriba ningún nombre: ni el suyo ni el de nadie que corra peligro. La moderación lee la pregunta sin decir quién la hace. Las papeletas se destruyen después del acto.",
    },
    Words {
        language: "ru",
        run_sheet: "Ход мероприятия",
        signs: "Таблички времени",
        slips: "Записки с вопросами",
        slot_ends: "Мероприятие заканчивается в {} без продления.",
        questions_by: "Вопросы должны начаться не позднее {}.",
        fits: "Программа занимает {} из {}: запас {}.",
        too_long: "Программа занимает {} из {}: лишних {}. Сократите до начала.",
        columns: ["Начало", "Часть", "План", "Не менее", "Не позднее", "Начато", "Окончено"],
        protected: "защищено: не сокращается",
        changeover: "затем {} на переход",
        seconds: "{} с",
        late: "Если начало задержится",
        late_advice: "Сразу разделите потерю и сообщите всем новое время до первого выступления.",
        on_time: "Вовремя",
        late_by: "+{}",
        impossible: "не помещается: исключите одну часть",
        notes: "Заметки",
        left: ["Осталось 5 минут", "Осталось 2 минуты", "Осталась 1 минута"],
        stop: "СТОП",
        conclude: "Пожалуйста, завершайте",
        slip: "Записка {}",
        keep: "Сохраните этот номер: ведущий его назовёт.",
        question: "Ваш вопрос в нескольких словах",
        to: "Кому (пусто: всем участникам)",
        not_on_screen: "Не показывать на экране",
        safe: "Не пишите имён: ни своего, ни тех, кому может грозить опасность. Ведущий зачитывает вопрос и не говорит, кто спросил. После мероприятия записки уничтожаются.",
    },
    Words {
        language: "ar",
        run_sheet: "سير الجلسة",
        signs: "لافتات الوقت",
        slips: "قصاصات الأسئلة",
        slot_ends: "تنتهي الجلسة في الساعة {} ولا تُمدَّد.",
        questions_by: "يجب أن تبدأ الأسئلة في موعد أقصاه {}.",
        fits: "يستغرق البرنامج {} من أصل {}: الفائض {}.",
        too_long: "يستغرق البرنامج {} من أصل {}: الزيادة {}. اختصروا قبل البدء.",
        columns: ["البداية", "الفقرة", "المقرر", "على الأقل", "آخر موعد للبدء", "بدأت", "انتهت"],
        protected: "محمية: لا يُقتطع منها",
        changeover: "ثم {} للانتقال",
        seconds: "{} ث",
        late: "إذا تأخرت البداية",
        late_advice: "وزّعوا الوقت الضائع فورًا وأبلغوا جميع المتحدثين بوقتهم الجديد قبل أن يبدأ أولهم.",
        on_time: "في الموعد",
        late_by: "تأخير {}",
        impossible: "لا يكفي الوقت: احذفوا فقرة",
        notes: "ملاحظات",
        left: ["بقيت 5 دقائق", "بقيت دقيقتان", "بقيت دقيقة واحدة"],
        stop: "قف",
        conclude: "يُرجى الاختتام الآن",
        slip: "قصاصة {}",
        keep: "احتفظوا بهذا الرقم: سيُنادى به.",
        question: "سؤالكم بكلمات قليلة",
        to: "إلى مَن (فارغ: إلى جميع المتحدثين)",
        not_on_screen: "لا يُعرض على الشاشة",
        safe: "لا تكتبوا أي اسم: لا اسمكم ولا اسم أحد قد يتعرض للأذى. يُقرأ السؤال دون ذكر مَن طرحه. تُتلف القصاصات بعد الجلسة.",
    },
    Words {
        language: "zh",
        run_sheet: "流程表",
        signs: "时间提示牌",
        slips: "提问条",
        slot_ends: "会议于{}结束，不予延长。",
        questions_by: "提问最迟须于{}开始。",
        fits: "计划用时{}，总共{}：余{}。",
        too_long: "计划用时{}，总共{}：超出{}。请在开始前删减。",
        columns: ["开始", "环节", "计划", "至少", "最迟开始", "实际开始", "实际结束"],
        protected: "受保护：不予压缩",
        changeover: "之后{}用于交接",
        seconds: "{}秒",
        late: "如果开始晚了",
        late_advice: "请立即分摊损失的时间，并在第一位发言前告知所有发言人新的时限。",
        on_time: "准时",
        late_by: "晚{}",
        impossible: "时间不够：请删去一个环节",
        notes: "备注",
        left: ["还剩5分钟", "还剩2分钟", "还剩1分钟"],
        stop: "停",
        conclude: "请结束发言",
        slip: "{}号",
        keep: "请保留此号码，主持人将叫号。",
        question: "您的问题（请简短）",
        to: "向谁提问（留空：全体）",
        not_on_screen: "不要在屏幕上显示",
        safe: "请不要写任何姓名：不写您的姓名，也不写任何可能受到伤害者的姓名。主持人宣读问题，不说明由谁提出。会后提问条将被销毁。",
    },
];

/// The words of a language; English where there are none.
pub(super) fn of(language: &str) -> &'static Words {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    TABLE.iter().find(|words| words.language == primary).unwrap_or(&TABLE[0])
}

/// A text with its figures filled in.
pub(super) fn with(text: &str, figures: &[&str]) -> String {
    let mut figures = figures.iter();
    let mut parts = text.split("{}");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(figures.next().copied().unwrap_or_default());
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_everything_with_its_figures() {
        for words in &TABLE {
            for (text, figures) in [
                (words.slot_ends, 1),
                (words.questions_by, 1),
                (words.fits, 3),
                (words.too_long, 3),
                (words.changeover, 1),
                (words.seconds, 1),
                (words.late_by, 1),
                (words.slip, 1),
                (words.safe, 0),
                (words.stop, 0),
            ] {
                assert!(!text.is_empty());
                assert_eq!(text.matches("{}").count(), figures, "{}: {text}", words.language);
            }
            assert!(words.columns.iter().chain(&words.left).all(|word| !word.is_empty()), "{}", words.language);
        }
        assert_eq!(of("fr-CA").language, "fr");
        assert_eq!(of("tlh").language, "en");
        assert_eq!(with("{} of {}", &["a", "b"]), "a of b");
    }
}
