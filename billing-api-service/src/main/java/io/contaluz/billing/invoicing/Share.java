package io.contaluz.billing.invoicing;

/// A share of the usage points, by their ids: who works on one meets nobody else.
///
/// @param number from 0 on
record Share(int number, int of) {}
