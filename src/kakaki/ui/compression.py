"""Compress what is made for one reader, so that a first visit costs a 2G line as little as others.

Kept pages and static files are compressed once, elsewhere. Django adds random bytes to each answer
and masks its tokens anew, so that the length of a compressed answer tells nothing of them.
"""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class Compression(GZipMiddleware):
    """Compress whole answers; what flows, as live events do, leaves as it comes."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return the answer, compressed where the browser reads that."""
        if not isinstance(response, HttpResponse):
            return response
        return super().process_response(request, response)
