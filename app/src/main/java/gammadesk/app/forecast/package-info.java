/** Forecasts while the desk runs: history is loaded, models are fitted, and what they say stands beside the market. */
@NullMarked
package gammadesk.app.forecast;

import org.jspecify.annotations.NullMarked;
