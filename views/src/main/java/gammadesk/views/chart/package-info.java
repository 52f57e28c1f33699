/** What every chart shares: colours, ticks, zoom, frame, exports. Nothing here knows what is drawn. */
@NullMarked
package gammadesk.views.chart;

import org.jspecify.annotations.NullMarked;
