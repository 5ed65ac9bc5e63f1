//! What the panel's window says, in the six languages of the United Nations: panellists read the language of the room.
//! `{}` is where a time or a label stands.

use crate::timing::Phase;

/// The words of the panel's window in one language.
pub struct Words {
    language: &'static str,
    /// Who is next.
    pub next: &'static str,
    /// What is left of the slot.
    pub slot: &'static str,
    /// The slot is over.
    pub slot_over: &'static str,
    /// When the slot ends.
    pub ends: &'static str,
    /// When to stop.
    pub stop: &'static str,
    phases: [&'static str; 4],
    /// The clock is paused.
    pub paused: &'static str,
    /// A clarification has the floor.
    pub interrupted: &'static str,
    /// Where the clock of an interrupted speaker stands.
    pub stands: &'static str,
    /// The slot begins later.
    pub starts_in: &'static str,
    /// No segment runs.
    pub time_of_slot: &'static str,
    /// A question that is read out.
    pub question: &'static str,
    /// A question that is to be answered.
    pub to_answer: &'static str,
    /// The message was seen.
    pub seen: &'static str,
    /// How to say that it was.
    pub touch: &'static str,
    /// This is no event.
    pub rehearsal: &'static str,
    /// The deck has no slot.
    pub no_slot: &'static str,
    /// What the moderator says with one key, in the order of the keys.
    presets: [&'static str; 5],
}

const TABLE: [Words; 6] = [
    Words {
        language: "en",
        next: "Next: {}",
        slot: "Slot",
        slot_over: "Slot over",
        ends: "ends {}",
        stop: "stop at {}",
        phases: ["on time", "wrap up", "last call", "over: please conclude"],
        paused: "paused",
        interrupted: "interrupted: {}",
        stands: "stands at {}",
        starts_in: "Starts in",
        time_of_slot: "Time of the slot",
        question: "Question {}",
        to_answer: "To answer {}",
        seen: "seen",
        touch: "{} or touch: seen",
        rehearsal: "Rehearsal",
        no_slot: "This deck has no slot, so there is no time to show.",
        presets: PRESETS,
    },
    Words {
        language: "fr",
        next: "Ensuite : {}",
        slot: "Séance",
        slot_over: "Séance dépassée",
        ends: "fin à {}",
        stop: "arrêt à {}",
        phases: ["à l’heure", "concluez", "dernier appel", "terminé : veuillez conclure"],
        paused: "en pause",
        interrupted: "interrompu : {}",
        stands: "reste à {}",
        starts_in: "Commence dans",
        time_of_slot: "Temps de la séance",
        question: "Question {}",
        to_answer: "Réponse à {}",
        seen: "vu",
        touch: "{} ou toucher : vu",
        rehearsal: "Répétition",
        no_slot: "Ce diaporama n’a pas de créneau : aucun temps à montrer.",
        presets: ["Deux minutes", "Une minute", "Veuillez conclure", "Plus près du micro", "Parlez plus lentement"],
    },
    Words {
        language: "es",
        next: "Después: {}",
        slot: "Sesión",
        slot_over: "Sesión excedida",
        ends: "termina {}",
        stop: "hasta las {}",
        phases: ["a tiempo", "vaya concluyendo", "último aviso", "terminado: concluya, por favor"],
        paused: "en pausa",
        interrupted: "interrumpido: {}",
        stands: "quedan {}",
        starts_in: "Empieza en",
        time_of_slot: "Tiempo de la sesión",
        question: "Pregunta {}",
        to_answer: "Respuesta a {}",
        seen: "visto",
        touch: "{} o tocar: visto",
        rehearsal: "Ensayo",
        no_slot: "Esta presentación no tiene horario: no hay tiempo que mostrar.",
        presets: [
            "Dos minutos",
            "Un minuto",
            "Concluya, por favor",
            "Más cerca del micrófono",
            "Más despacio, por favor",
        ],
    },
    Words {
        language: "ru",
        next: "Далее: {}",
        slot: "До конца",
        slot_over: "Сверх времени",
        ends: "конец {}",
        stop: "до {}",
        phases: ["вовремя", "завершайте", "последние секунды", "время вышло: завершайте"],
        paused: "пауза",
        interrupted: "прервано: {}",
        stands: "осталось {}",
        starts_in: "Начало через",
        time_of_slot: "Время мероприятия",
        question: "Вопрос {}",
        to_answer: "Ответ на вопрос {}",
        seen: "принято",
        touch: "{} или касание: принято",
        rehearsal: "Репетиция",
        no_slot: "В этой презентации нет времени мероприятия.",
        presets: ["Две минуты", "Одна минута", "Пожалуйста, завершайте", "Ближе к микрофону", "Говорите медленнее"],
    },
    Words {
        language: "ar",
        next: "التالي: {}",
        slot: "الجلسة",
        slot_over: "تجاوز الجلسة",
        ends: "تنتهي {}",
        stop: "التوقف {}",
        phases: ["في الوقت", "اختتموا", "النداء الأخير", "انتهى الوقت: يُرجى الاختتام"],
        paused: "متوقف مؤقتًا",
        interrupted: "مقاطعة: {}",
        stands: "المتبقي {}",
        starts_in: "تبدأ بعد",
        time_of_slot: "وقت الجلسة",
        question: "السؤال {}",
        to_answer: "الإجابة عن السؤال {}",
        seen: "شوهدت",
        touch: "{} أو لمس: شوهدت",
        rehearsal: "تدريب",
        no_slot: "لا يتضمن هذا العرض موعدًا، فلا وقت يُعرض.",
        presets: ["دقيقتان", "دقيقة واحدة", "يُرجى الاختتام", "أقرب إلى الميكروفون", "يُرجى التمهل"],
    },
    Words {
        language: "zh",
        next: "下一位：{}",
        slot: "会议剩余",
        slot_over: "会议超时",
        ends: "{}结束",
        stop: "请于{}结束",
        phases: ["正常", "请收尾", "最后提醒", "超时：请结束发言"],
        paused: "暂停",
        interrupted: "中断：{}",
        stands: "剩余{}",
        starts_in: "距开始",
        time_of_slot: "会议时间",
        question: "问题{}",
        to_answer: "回答问题{}",
        seen: "已阅",
        touch: "按{}或触摸：已阅",
        rehearsal: "排练",
        no_slot: "本演示文稿没有时段，无时间可显示。",
        presets: ["两分钟", "一分钟", "请结束发言", "请靠近话筒", "请放慢语速"],
    },
];

/// What is said to a panel most often, in the order of its keys from 1.
pub const PRESETS: [&str; 5] =
    ["Two minutes", "One minute", "Please conclude", "Closer to the microphone", "Please slow down"];

impl Words {
    /// The words of a language; English where there are none.
    #[must_use]
    pub fn of(language: &str) -> &'static Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        TABLE.iter().find(|words| words.language == primary).unwrap_or(&TABLE[0])
    }

    /// What a clock says, in words.
    #[must_use]
    pub const fn phase(&self, phase: Phase) -> &'static str {
        let [planned, wrap_up, last_call, over] = self.phases;
        match phase {
            Phase::Planned => planned,
            Phase::WrapUp => wrap_up,
            Phase::LastCall => last_call,
            Phase::Over => over,
        }
    }

    /// A message of the moderator: one of the presets in the language of the room, and anything else as it was typed.
    #[must_use]
    pub fn message<'a>(&self, typed: &'a str) -> &'a str {
        let preset = PRESETS.iter().position(|preset| *preset == typed);
        preset.and_then(|at| self.presets.get(at)).copied().unwrap_or(typed)
    }
}

/// A text with its figure or label filled in.
#[must_use]
pub fn with(text: &str, filled: &str) -> String {
    text.replacen("{}", filled, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_place_for_what_is_filled_in() {
        for words in &TABLE {
            let filled = [words.next, words.ends, words.stop, words.interrupted, words.stands, words.question];
            for text in filled.into_iter().chain([words.to_answer, words.touch]) {
                assert_eq!(text.matches("{}").count(), 1, "{}: {text}", words.language);
            }
            assert!(words.presets.iter().chain(&words.phases).all(|text| !text.is_empty() && !text.contains("{}")));
        }
    }

    #[test]
    fn presets_are_said_in_the_language_of_the_room_and_typed_words_as_they_are() {
        assert_eq!(Words::of("fr-CA").message("Please conclude"), "Veuillez conclure");
        assert_eq!(Words::of("ru").message("Five more"), "Five more");
        assert_eq!(Words::of("tlh").message("Two minutes"), "Two minutes");
        assert_eq!(Words::of("ar").phase(Phase::LastCall), "النداء الأخير");
    }
}
