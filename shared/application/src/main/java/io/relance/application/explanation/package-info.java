/** Why a contact did or did not get the messages of an automation. */
@NullMarked
package io.relance.application.explanation;

import org.jspecify.annotations.NullMarked;
