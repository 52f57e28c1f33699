/** Forecasts of volatility on the desk: what will be, against what is charged for it, and what both rest on. */
@NullMarked
package gammadesk.views.forecast;

import org.jspecify.annotations.NullMarked;
