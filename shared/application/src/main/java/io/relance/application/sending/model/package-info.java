/** What a send is, what states it goes through, and where it is stored. */
@NullMarked
package io.relance.application.sending.model;

import org.jspecify.annotations.NullMarked;
