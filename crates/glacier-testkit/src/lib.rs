//! The vault lock state machine and its emulator.
