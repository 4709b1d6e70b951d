/** Export of an installation to a file, and import into another deployment. */
@NullMarked
package io.relance.migration;

import org.jspecify.annotations.NullMarked;
