/** Export and import of a stack on AWS, for the command line only. */
@NullMarked
package io.relance.migration.aws;

import org.jspecify.annotations.NullMarked;
