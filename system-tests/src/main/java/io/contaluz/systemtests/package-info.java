/// The stack seen from outside: started by the script a person would use, spoken to by UDP, HTTP
/// and SQL. Uses no class of the services: what they promise is on the wire.
@NullMarked
package io.contaluz.systemtests;

import org.jspecify.annotations.NullMarked;
