/** Made-up pictures of a market, and the tools to show them without a display. */
@org.jspecify.annotations.NullMarked
package gammadesk.views.canned;
