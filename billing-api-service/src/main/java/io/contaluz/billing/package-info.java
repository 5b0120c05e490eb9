/// The billing API: what talks to people and programs.
///
/// This package owns the start of the application and its clock, and nothing of what it does.
@NullMarked
package io.contaluz.billing;

import org.jspecify.annotations.NullMarked;
