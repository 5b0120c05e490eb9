/// The service that talks to devices. Its packages, in the order in which a reading passes them:
/// `udp`, `wire`, `intake`, `reading`, `store`, and apart from its way `energy`.
@NullMarked
package io.contaluz.ingest;

import org.jspecify.annotations.NullMarked;
