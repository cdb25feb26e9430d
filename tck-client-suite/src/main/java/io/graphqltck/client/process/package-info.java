/** Clients under test that are programs: adapters, plain commands, and the check of an adapter. */
@NullMarked
package io.graphqltck.client.process;

import org.jspecify.annotations.NullMarked;
