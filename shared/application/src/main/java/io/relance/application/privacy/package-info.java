/** What people may ask about what is held of them: to see it, and to have it forgotten. */
@NullMarked
package io.relance.application.privacy;

import org.jspecify.annotations.NullMarked;
