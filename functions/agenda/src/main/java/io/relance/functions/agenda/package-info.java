/** The functions that fire what is due and look after executions that ended. */
@NullMarked
package io.relance.functions.agenda;

import org.jspecify.annotations.NullMarked;
