/** What is owed to people at elements that send: the gate, the claim, the call, the settlement. */
@NullMarked
package io.relance.application.sending;

import org.jspecify.annotations.NullMarked;
