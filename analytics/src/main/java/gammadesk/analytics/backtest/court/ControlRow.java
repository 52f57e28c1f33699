package gammadesk.analytics.backtest.court;

/**
 * What was measured next to what chance does.
 *
 * @param name of the control
 * @param words what was left to chance
 * @param outcome of what is tried, the more the better
 * @param control mean of the draws
 * @param p share of draws at least as good, the outcome itself counted as one: never 0; NaN without a draw
 * @param draws how many
 */
public record ControlRow(String name, String words, double outcome, double control, double p, int draws) {}
