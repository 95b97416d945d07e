import type { Http, HttpRequest, HttpResponse } from '../platform.ts';

/** What Google throws carries the whole address, and with it a key; so an exception is a status and nothing else. */
const noAnswer: HttpResponse = { status: 0, body: '' };

export const http: Http = {
  send(requests) {
    const [first] = requests;
    if (!first) return [];
    try {
      if (requests.length === 1) {
        const { url, ...options } = fetchOptions(first);
        return [read(UrlFetchApp.fetch(url, options))];
      }
      return UrlFetchApp.fetchAll(requests.map(fetchOptions)).map(read);
    } catch {
      return requests.map(() => noAnswer);
    }
  },
};

function fetchOptions(request: HttpRequest): GoogleAppsScript.URL_Fetch.URLFetchRequest {
  return {
    url: request.url,
    method: request.method.toLowerCase() as 'get' | 'post' | 'delete',
    muteHttpExceptions: true,
    ...(request.headers ? { headers: { ...request.headers } } : {}),
    ...(request.contentType ? { contentType: request.contentType } : {}),
    ...(request.body === undefined ? {} : { payload: request.body }),
  };
}

function read(response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpResponse {
  return { status: response.getResponseCode(), body: response.getContentText() };
}
