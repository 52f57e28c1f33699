/** Forecasts of variance: each model learns from a past and speaks of the days after it. */
@NullMarked
package gammadesk.analytics.forecast.model;

import org.jspecify.annotations.NullMarked;
