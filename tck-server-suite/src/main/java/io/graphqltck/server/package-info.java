/** The scripted client: plays the client's turns against a server under test. */
@NullMarked
package io.graphqltck.server;

import org.jspecify.annotations.NullMarked;
