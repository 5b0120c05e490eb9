package io.contaluz.billing.invoicing;

/// A share of the usage points, by their ids: who works on one meets nobody else.
///
/// @param number from 0 on
/// @param chunk how many of them are billed in one transaction
record Share(int number, int of, int chunk) {}
