//! The few words that documents add by themselves, in the six languages of the United Nations.

/// What documents say in one language.
pub(super) struct Words {
    language: &'static str,
    /// Above the notes of a slide.
    pub notes: &'static str,
    /// Before the number of a step.
    pub step: &'static str,
    /// Above the sources.
    pub sources: &'static str,
    /// Before the description of a picture.
    pub picture: &'static str,
    /// Before the number of a slide.
    pub slide: &'static str,
}

const TABLE: [Words; 6] = [
    Words { language: "en", notes: "Notes", step: "Step", sources: "Sources", picture: "Picture", slide: "Slide" },
    Words {
        language: "fr", notes: "Notes", step: "Étape", sources: "Sources", picture: "Image", slide: "Diapositive"
    },
    Words { language: "es", notes: "Notas", step: "Paso", sources: "Fuentes", picture: "Imagen", slide: "Diapositiva" },
    Words {
        language: "ru", notes: "Заметки", step: "Шаг", sources: "Источники", picture: "Рисунок", slide: "Слайд"
    },
    Words {
        language: "ar", notes: "ملاحظات", step: "الخطوة", sources: "المصادر", picture: "صورة", slide: "الشريحة"
    },
    Words {
        language: "zh", notes: "备注", step: "步骤", sources: "资料来源", picture: "图片", slide: "幻灯片"
    },
];

/// The words of a language; English where there are none.
pub(super) fn of(language: &str) -> &'static Words {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    TABLE.iter().find(|words| words.language == primary).unwrap_or(&TABLE[0])
}
