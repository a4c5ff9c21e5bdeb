//! Working time: the hours, weekends and holidays of a party.
