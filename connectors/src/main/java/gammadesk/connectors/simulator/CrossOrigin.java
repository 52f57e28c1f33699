package gammadesk.connectors.simulator;

import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Optional;

/**
 * Clients that run in a browser: like the venue, the exchange answers pages of any origin. They could reach it over
 * WebSocket anyway, which knows no such rule.
 */
final class CrossOrigin {
    private static final String ANY = "*";
    private static final String USUAL_HEADERS = "authorization, content-type";
    /** How long a browser may remember the permission, in seconds. */
    private static final int REMEMBERED_SECONDS = 86_400;

    private CrossOrigin() {}

    /** Lets a page read an answer. */
    static void allow(HttpResponse response) {
        response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
    }

    /** What a browser hears that asks before it sends. */
    static FullHttpResponse preflight(FullHttpRequest request) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT);
        String headers = Optional.ofNullable(request.headers().get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS))
                .orElse(USUAL_HEADERS);
        response.headers()
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS")
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, headers)
                .set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, REMEMBERED_SECONDS);
        return response;
    }
}
