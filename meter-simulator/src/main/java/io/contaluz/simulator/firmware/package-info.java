/// What a meter does that loses nothing: it numbers its readings, keeps them until they are
/// settled, and sends them again (`docs/wire-format.md`, Without loss).
///
/// An answer names no meter, and all meters of the fleet share a few sockets. So no two of them
/// have the same `boot`: it is the fleet's generation and the meter's place in the fleet, and tells
/// whose answer it is.
///
/// A number is never used twice. A fleet that ends in order writes down how far each meter has
/// counted and what it still keeps, and goes on from there. While it runs its state file says so;
/// who finds that begins a new generation, whose numbers begin at 1. A generation is at least the
/// second of its beginning, so that it is new to the receiver even where the file was lost.
///
/// Owns numbers, timers and what is kept. It must not read meters, nor decide when they are read.
/// No Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {"send", "wire"})
package io.contaluz.simulator.firmware;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
