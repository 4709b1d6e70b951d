/** People: how they are found and kept, what they agreed to, what happened to them. */
@NullMarked
package io.relance.application.contacts;

import org.jspecify.annotations.NullMarked;
