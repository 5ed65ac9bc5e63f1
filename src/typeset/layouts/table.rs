//! x
pub(super) fn draw(sheet: &mut crate::typeset::sheet::Sheet<'_>) {
    super::bullets::draw(sheet)
}
