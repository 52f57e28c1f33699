package gammadesk.connectors.simulator.protocol;

import java.util.Optional;

/** A refusal in the venue's own codes and words. It carries no stack trace: refusing is daily business. */
public final class RpcError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final String param;

    private RpcError(int code, String message, String reason, String param) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.param = param;
    }

    /** A refusal without particulars. */
    public static RpcError of(int code, String message) {
        return new RpcError(code, message, "", "");
    }

    /** -32602: a parameter is missing or wrong. */
    public static RpcError invalid(String param, String reason) {
        return new RpcError(-32602, "Invalid params", reason, param);
    }

    /** -32601: no such method. */
    public static RpcError unknownMethod() {
        return of(-32601, "Method not found");
    }

    /** -32700: not JSON. */
    public static RpcError notJson() {
        return of(-32700, "Parse error");
    }

    /** 11050: JSON, yet no request. */
    public static RpcError badRequest() {
        return of(11050, "bad_request");
    }

    /** 10028: the credits are used up. */
    public static RpcError tooManyRequests() {
        return of(10028, "too_many_requests");
    }

    /** 10030: the method needs a connection that stays. */
    public static RpcError needsWebSocket() {
        return of(10030, "must_be_websocket_request");
    }

    /** 13778: channels without aggregation are for those who have logged in. */
    public static RpcError rawNeedsLogin() {
        return of(13778, "raw_subscriptions_not_available_for_unauthorized");
    }

    /** 13004: no such key, or not its secret. */
    public static RpcError invalidCredentials() {
        return of(13004, "invalid_credentials");
    }

    /** 13009: nobody who is known. */
    public static RpcError unauthorized() {
        return of(13009, "unauthorized");
    }

    /** 13009: nobody who is known, for a reason. */
    public static RpcError unauthorized(String reason) {
        return new RpcError(13009, "unauthorized", reason, "");
    }

    /** 13021: known, but not allowed. */
    public static RpcError forbidden(String reason) {
        return new RpcError(13021, "forbidden", reason, "");
    }

    /** 11094: a defect on the venue's side. */
    public static RpcError internal() {
        return of(11094, "internal_server_error");
    }

    /** The venue's number for it. */
    public int code() {
        return code;
    }

    /** The status that a single HTTP request gets. */
    public int httpStatus() {
        return switch (code) {
            case 13009 -> 401;
            case 13021 -> 403;
            case 10028 -> 429;
            default -> 400;
        };
    }

    /** Why, where there is more to say than the message. */
    public Optional<String> reason() {
        return Optional.of(reason).filter(text -> !text.isEmpty());
    }

    /** Writes the error object as the next value. */
    public void write(JsonBytes out) {
        out.object().field("code", code).field("message", String.valueOf(getMessage()));
        if (!reason.isEmpty()) {
            out.name("data").object().field("reason", reason);
            if (!param.isEmpty()) {
                out.field("param", param);
            }
            out.endObject();
        }
        out.endObject();
    }
}
