/** The scripted server: plays the server's turns against a client under test. */
@NullMarked
package io.graphqltck.client;

import org.jspecify.annotations.NullMarked;
