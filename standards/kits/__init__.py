"""The assessment kit of a micro-skill: what an organisation prints to assess it, as DOCX and as XLSX.

`kit.kit` puts it together from the published sheet and the forms of `forms`, which are this platform's proposal.
"""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse

from common.documents import FORMATS, paper_file

if TYPE_CHECKING:
    from standards.models import StandardsIndexPage


def kit_file(index: "StandardsIndexPage", request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """Answer with the kit of a public micro-skill in the language of the catalogue page, as one of `FORMATS`.

    Raises:
        Http404: readers of this language see no such micro-skill, or there is no such file.
    """
    from standards.models import MicroSkill

    from .kit import kit

    micro_skill = MicroSkill.objects.public_in(index.locale).for_sheet().filter(slug=slug).first()
    if micro_skill is None or ending not in FORMATS:
        raise Http404(f"No kit {slug} as {ending} in this language")
    paper = kit(micro_skill, request.build_absolute_uri(f"{index.get_url(request)}{micro_skill.public_path}"))
    return paper_file(FORMATS[ending].build(paper), f"kit-{micro_skill.code.lower()}", ending, paper)
