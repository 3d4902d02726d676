//! Setters in their other two forms.

/// For a builder's fields, `set_…`, which takes an option, and `get_…`, which looks at it.
macro_rules! optional_setters {
    ($builder:ident: $($set:ident, $get:ident => $($field:ident).+: $type:ty;)+) => {
        impl $builder {
            $(
                /// Sets the member, or clears it with `None`.
                pub fn $set(mut self, input: Option<$type>) -> Self {
                    self.$($field).+ = input;
                    self
                }

                /// What the member is set to so far.
                pub fn $get(&self) -> &Option<$type> {
                    &self.$($field).+
                }
            )+
        }
    };
}
pub(crate) use optional_setters;
