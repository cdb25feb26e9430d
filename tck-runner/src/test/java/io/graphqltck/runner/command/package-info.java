/** The commands. */
@org.jspecify.annotations.NullMarked
package io.graphqltck.runner.command;
