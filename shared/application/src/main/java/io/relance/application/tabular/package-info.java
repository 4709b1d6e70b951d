/** Files of rows and columns: CSV and XLSX, read and written row by row. */
@NullMarked
package io.relance.application.tabular;

import org.jspecify.annotations.NullMarked;
