/// Ingest and its database as they are in a bad night: killed, frozen, out of disk, with a wrong
/// clock, at the end of a bad wire, flooded. Owns the processes it does this to, and the senders
/// that keep book of what was promised to them.
///
/// What is asserted each time: nothing acknowledged is lost, nothing is stored twice, every
/// datagram is stored or counted, readings are taken again soon, and memory stays bounded.
@NullMarked
package io.contaluz.systemtests.fault;

import org.jspecify.annotations.NullMarked;
