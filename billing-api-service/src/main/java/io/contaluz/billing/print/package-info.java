/// A bill on paper: one page of PDF, and the Pix code by which it is paid.
///
/// Owns how a bill looks. It computes no amount and reads no table: what it prints is what it is
/// given in a [io.contaluz.billing.print.BillSheet]. The document is no NF3e and says so.
@ApplicationModule(allowedDependencies = {"money"})
@NullMarked
package io.contaluz.billing.print;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
