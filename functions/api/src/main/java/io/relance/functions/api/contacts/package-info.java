/** The routes about contacts, what they agreed to, and the lists they are on. */
@NullMarked
package io.relance.functions.api.contacts;

import org.jspecify.annotations.NullMarked;
