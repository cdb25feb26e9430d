/** The commands, a class each: they read options, call the kit, and choose an exit code. */
@NullMarked
package io.graphqltck.runner.command;

import org.jspecify.annotations.NullMarked;
